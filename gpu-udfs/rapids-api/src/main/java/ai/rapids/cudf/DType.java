package ai.rapids.cudf;

/** Type of the values of a column. */
public final class DType {
    /** Whole numbers of 32 bits. */
    public static final DType INT32 = new DType("INT32");
    /** Whole numbers of 64 bits. */
    public static final DType INT64 = new DType("INT64");
    /** Floating-point numbers of 64 bits. */
    public static final DType FLOAT64 = new DType("FLOAT64");
    /** True or false. */
    public static final DType BOOL8 = new DType("BOOL8");
    /** Text. */
    public static final DType STRING = new DType("STRING");
    /** Lists; of structs of two, a map. */
    public static final DType LIST = new DType("LIST");
    /** Structs. */
    public static final DType STRUCT = new DType("STRUCT");

    private final String name;

    private DType(String name) {
        this.name = name;
    }

    @Override
    public String toString() {
        return name;
    }
}

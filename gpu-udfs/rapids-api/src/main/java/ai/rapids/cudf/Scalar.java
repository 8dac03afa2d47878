package ai.rapids.cudf;

/** One value on a device. */
public final class Scalar implements AutoCloseable, BinaryOperable {
    private final DType type;
    private final Object value;
    private boolean closed;

    Scalar(DType type, Object value) {
        this.type = type;
        this.value = value;
        Opened.one();
    }

    /** Null of a type. */
    public static Scalar fromNull(DType type) {
        return new Scalar(type, null);
    }

    /** True or false. */
    public static Scalar fromBool(boolean value) {
        return new Scalar(DType.BOOL8, value);
    }

    /** A whole number. */
    public static Scalar fromInt(int value) {
        return new Scalar(DType.INT32, value);
    }

    /** A number. */
    public static Scalar fromDouble(double value) {
        return new Scalar(DType.FLOAT64, value);
    }

    /** A text. */
    public static Scalar fromString(String value) {
        return new Scalar(DType.STRING, value);
    }

    @Override
    public DType getType() {
        return type;
    }

    /** Whether it is not null. */
    public boolean isValid() {
        return value != null;
    }

    /** Its value, if it is a boolean. */
    public boolean getBoolean() {
        return (Boolean) value;
    }

    Object value() {
        if (closed) {
            throw new IllegalStateException("Cannot use a scalar that is closed.");
        }
        return value;
    }

    @Override
    public synchronized void close() {
        if (closed) {
            throw new IllegalStateException("Cannot close a scalar twice.");
        }
        closed = true;
        Opened.closed();
    }
}

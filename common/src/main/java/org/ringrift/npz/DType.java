package org.ringrift.npz;

import java.util.Map;
import java.util.Optional;

/**
 * Element type of a NumPy array, always little-endian.
 *
 * @param kind what an element is
 * @param width characters per element for {@link Kind#UNICODE}, 1 for every other kind
 */
public record DType(Kind kind, int width) {

    /** What an element is, with NumPy's type string and the bytes of one element (for text: of one character). */
    public enum Kind {
        BOOL("|b1", 1),
        INT8("|i1", 1),
        UINT8("|u1", 1),
        INT16("<i2", 2),
        INT32("<i4", 4),
        INT64("<i8", 8),
        FLOAT32("<f4", 4),
        FLOAT64("<f8", 8),
        /** Fixed-width text, UTF-32, padded with zero characters. */
        UNICODE("<U", 4),
        /** Pickled Python objects; has no fixed size. */
        OBJECT("|O", 0);

        private final String code;
        private final int bytes;

        Kind(String code, int bytes) {
            this.code = code;
            this.bytes = bytes;
        }
    }

    public static final DType BOOL = new DType(Kind.BOOL, 1);
    public static final DType INT8 = new DType(Kind.INT8, 1);
    public static final DType UINT8 = new DType(Kind.UINT8, 1);
    public static final DType INT16 = new DType(Kind.INT16, 1);
    public static final DType INT32 = new DType(Kind.INT32, 1);
    public static final DType INT64 = new DType(Kind.INT64, 1);
    public static final DType FLOAT32 = new DType(Kind.FLOAT32, 1);
    public static final DType FLOAT64 = new DType(Kind.FLOAT64, 1);
    public static final DType OBJECT = new DType(Kind.OBJECT, 1);

    private static final Map<String, DType> BY_CODE = Map.of(
            "|b1", BOOL, "|i1", INT8, "|u1", UINT8, "<i2", INT16, "<i4", INT32, "<i8", INT64, "<f4", FLOAT32, "<f8",
            FLOAT64, "|O", OBJECT);
    private static final int MAX_WIDTH = 1 << 20;

    /** Checks that the width is 1, or positive and at most 2^20 for text. */
    public DType {
        if (width < 1 || width > (kind == Kind.UNICODE ? MAX_WIDTH : 1)) {
            throw new IllegalArgumentException("Cannot use a width of " + width + " for element type " + kind + ".");
        }
    }

    /** Text of at most {@code characters} Unicode characters (code points) per element. */
    public static DType unicode(int characters) {
        return new DType(Kind.UNICODE, characters);
    }

    /** NumPy's type string, e.g. {@code <f4} or {@code <U12}. */
    public String code() {
        return kind == Kind.UNICODE ? kind.code + width : kind.code;
    }

    /** Bytes per element; 0 for objects, whose size is not fixed. */
    public int bytes() {
        return kind.bytes * width;
    }

    /** The type of a NumPy type string; empty for types that this package does not know (big-endian ones included). */
    static Optional<DType> parse(String code) {
        if (code.matches("<U\\d{1,7}")) {
            int characters = Integer.parseInt(code.substring(2));
            return characters < 1 || characters > MAX_WIDTH ? Optional.empty() : Optional.of(unicode(characters));
        }
        return Optional.ofNullable(BY_CODE.get(code));
    }

    @Override
    public String toString() {
        return code();
    }
}

package org.ringrift.npz;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Element type and shape of an array: the head of a {@code .npy} file. Arrays are in C order (last index fastest).
 *
 * @param dtype element type
 * @param shape length of each dimension; empty for a scalar
 */
public record NpyHeader(DType dtype, List<Integer> shape) {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int ALIGNMENT = 64;
    private static final int MAX_TEXT = 1 << 16;
    private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([\\d\\s,L]*)\\)");

    /** Checks that no dimension is negative and that the number of elements fits in a long. */
    public NpyHeader {
        shape = List.copyOf(shape);
        for (int length : shape) {
            if (length < 0) {
                throw new IllegalArgumentException(
                        "Cannot describe an array of shape " + shape + ": a dimension is negative.");
            }
        }
        product(shape);
    }

    /** The header of an array with these dimensions; none means a scalar. */
    public static NpyHeader of(DType dtype, int... shape) {
        return new NpyHeader(dtype, Arrays.stream(shape).boxed().toList());
    }

    /** Number of elements in the array (1 for a scalar). */
    public long elements() {
        return product(shape);
    }

    /** Length of the first dimension (1 for a scalar). */
    public int rows() {
        return shape.isEmpty() ? 1 : shape.get(0);
    }

    /** Elements per index of the first dimension (1 for scalars and one-dimensional arrays). */
    public long rowElements() {
        return shape.isEmpty() ? 1 : product(shape.subList(1, shape.size()));
    }

    /** The header in format version 1.0, padded with spaces so that the data begin at a multiple of 64 bytes. */
    byte[] encoded() {
        String dimensions = shape.stream().map(String::valueOf).collect(Collectors.joining(", "));
        String text = "{'descr': '" + dtype.code() + "', 'fortran_order': False, 'shape': (" + dimensions
                + (shape.size() == 1 ? ",)" : ")") + ", }";
        int prefix = MAGIC.length + 4;
        int total = (prefix + text.length() + 1 + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        ByteBuffer bytes = ByteBuffer.allocate(total).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) (total - prefix));
        bytes.put(text.getBytes(StandardCharsets.US_ASCII));
        while (bytes.position() < total - 1) {
            bytes.put((byte) ' ');
        }
        return bytes.put((byte) '\n').array();
    }

    /** Reads a header of format 1.0, 2.0 or 3.0 and leaves {@code in} at the first data byte. */
    static NpyHeader read(InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(in);
        byte[] magic = data.readNBytes(MAGIC.length);
        if (!Arrays.equals(magic, MAGIC)) {
            throw new IOException("it does not begin with the mark of a .npy array");
        }
        int major = data.readUnsignedByte();
        data.readUnsignedByte();
        if (major < 1 || major > 3) {
            throw new IOException("format version " + major + " is not one of 1, 2, 3");
        }
        int length = major == 1
                ? Short.toUnsignedInt(Short.reverseBytes(data.readShort()))
                : Integer.reverseBytes(data.readInt());
        if (length < 0 || length > MAX_TEXT) {
            throw new IOException("its header claims a length of " + Integer.toUnsignedString(length) + " bytes");
        }
        byte[] text = data.readNBytes(length);
        if (text.length < length) {
            throw new IOException("it ends inside the header");
        }
        return parse(new String(text, StandardCharsets.UTF_8).trim());
    }

    private static NpyHeader parse(String text) throws IOException {
        String code = field(DESCR, text);
        DType dtype =
                DType.parse(code).orElseThrow(() -> new IOException("element type '" + code + "' is not supported"));
        if (field(ORDER, text).equals("True")) {
            throw new IOException("the array is in Fortran order, which is not supported");
        }
        try {
            List<Integer> shape = Arrays.stream(field(SHAPE, text).split(","))
                    .map(part -> part.replace("L", "").trim())
                    .filter(part -> !part.isEmpty())
                    .map(Integer::valueOf)
                    .toList();
            return new NpyHeader(dtype, shape);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IOException("its header has an impossible shape: " + text, e);
        }
    }

    private static String field(Pattern pattern, String text) throws IOException {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IOException("its header is malformed: " + text);
        }
        return matcher.group(1);
    }

    private static long product(List<Integer> lengths) {
        long product = 1;
        for (int length : lengths) {
            product = Math.multiplyExact(product, (long) length);
        }
        return product;
    }
}

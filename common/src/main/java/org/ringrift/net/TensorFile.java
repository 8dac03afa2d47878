package org.ringrift.net;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ringrift.DamagedInput;
import org.ringrift.Sha256;
import org.ringrift.StageFailure;

/**
 * Named float tensors behind a text header, closed by a SHA-256 of everything before it. Little-endian: magic (8
 * bytes), header, number of tensors, then for each its name, rank, extents and floats; texts are a length and UTF-8.
 *
 * @param header what the file is, as its owner wants it
 * @param entries the tensors in file order
 */
public record TensorFile(String header, List<Entry> entries) {
    private static final byte[] MAGIC = "RRTENS01".getBytes(StandardCharsets.US_ASCII);

    /** One tensor, row-major. */
    public record Entry(String name, int[] dims, float[] data) {}

    /** The file: header, tensors in order, and their sha256 at the end. */
    public byte[] toBytes() {
        long size = MAGIC.length + 4L + utf8(header).length + 4L + Sha256.BYTES;
        for (Entry entry : entries) {
            size += 4L + utf8(entry.name()).length + 4L + 4L * entry.dims().length + 4L * entry.data().length;
        }
        ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(size)).order(ByteOrder.LITTLE_ENDIAN);
        out.put(MAGIC);
        putText(out, header);
        out.putInt(entries.size());
        for (Entry entry : entries) {
            putText(out, entry.name());
            out.putInt(entry.dims().length);
            for (int dim : entry.dims()) {
                out.putInt(dim);
            }
            out.asFloatBuffer().put(entry.data());
            out.position(out.position() + 4 * entry.data().length);
        }
        out.put(Sha256.digest(out.array(), out.position()));
        return out.array();
    }

    /**
     * @param bytes what {@link #toBytes} gave
     * @param source name of the file for messages
     * @return the tensors
     * @throws StageFailure when the bytes are not such a file, cut short or altered
     */
    public static TensorFile fromBytes(byte[] bytes, String source) {
        int body = bytes.length - Sha256.BYTES;
        if (body < MAGIC.length || !Arrays.equals(MAGIC, Arrays.copyOf(bytes, MAGIC.length))) {
            throw damaged(source, "it is not a tensor file");
        }
        if (!Arrays.equals(Sha256.digest(bytes, body), Arrays.copyOfRange(bytes, body, bytes.length))) {
            throw damaged(source, "its checksum does not match its content");
        }
        ByteBuffer in =
                ByteBuffer.wrap(bytes, MAGIC.length, body - MAGIC.length).order(ByteOrder.LITTLE_ENDIAN);
        try {
            String header = text(in);
            int count = in.getInt();
            List<Entry> entries = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                entries.add(entry(in));
            }
            return new TensorFile(header, List.copyOf(entries));
        } catch (BufferUnderflowException | NegativeArraySizeException e) {
            throw damaged(source, "its inner lengths are wrong");
        }
    }

    /** The values of all tensors by name, in order; not copied. */
    public Map<String, float[]> byName() {
        Map<String, float[]> map = new LinkedHashMap<>();
        for (Entry entry : entries) {
            map.put(entry.name(), entry.data());
        }
        return map;
    }

    private static Entry entry(ByteBuffer in) {
        String name = text(in);
        int[] dims = new int[in.getInt()];
        int size = 1;
        for (int i = 0; i < dims.length; i++) {
            dims[i] = in.getInt();
            size *= dims[i];
        }
        float[] data = new float[size];
        in.asFloatBuffer().get(data);
        in.position(in.position() + 4 * size);
        return new Entry(name, dims, data);
    }

    private static void putText(ByteBuffer out, String text) {
        byte[] bytes = utf8(text);
        out.putInt(bytes.length).put(bytes);
    }

    private static String text(ByteBuffer in) {
        byte[] bytes = new byte[in.getInt()];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static DamagedInput damaged(String source, String why) {
        return new DamagedInput("Cannot read " + source + ": " + why + ". Restore the file or train again.");
    }
}

package org.ringrift.net.onnx;

import java.util.Map;

/**
 * Builds an ONNX file of operator set 17 node by node. Field numbers and type codes are those of the ONNX
 * specification ({@code onnx.proto}). Not thread-safe; one builder makes one file.
 */
final class OnnxGraph {
    private static final int IR_VERSION = 8;
    private static final int OPERATOR_SET = 17;

    /** Element types of a tensor. */
    enum Element {
        FLOAT32(1),
        UINT8(2),
        INT8(3),
        INT32(6),
        INT64(7);

        private final int code;

        Element(int code) {
            this.code = code;
        }
    }

    private final ProtoWriter nodes = new ProtoWriter();
    private final ProtoWriter initializers = new ProtoWriter();
    private final ProtoWriter inputs = new ProtoWriter();
    private final ProtoWriter outputs = new ProtoWriter();

    /**
     * @param dims each a {@link Long} extent or the name of an extent that the caller of the net chooses
     * @return the name, for use as an operand
     */
    String input(String name, Element element, Object... dims) {
        inputs.message(11, valueInfo(name, element, dims));
        return name;
    }

    void output(String name, Element element, Object... dims) {
        outputs.message(12, valueInfo(name, element, dims));
    }

    String floats(String name, float[] data, long... dims) {
        initializers.message(5, tensor(name, Element.FLOAT32, dims).floats(9, data));
        return name;
    }

    String longs(String name, long... data) {
        initializers.message(5, tensor(name, Element.INT64, data.length).longs(9, data));
        return name;
    }

    /** A constant without extents. */
    String scalar(String name, float value) {
        initializers.message(5, tensor(name, Element.FLOAT32).floats(9, new float[] {value}));
        return name;
    }

    /**
     * A constant without extents.
     *
     * @param value from 0 to 255
     */
    String unsignedByte(String name, int value) {
        initializers.message(5, tensor(name, Element.UINT8).bytes(9, new byte[] {(byte) value}));
        return name;
    }

    /** Signed bytes. */
    String bytes(String name, byte[] data, long... dims) {
        initializers.message(5, tensor(name, Element.INT8, dims).bytes(9, data));
        return name;
    }

    String ints(String name, int... data) {
        initializers.message(5, tensor(name, Element.INT32, data.length).ints(9, data));
        return name;
    }

    /** Adds an operator without attributes; its result is called {@code result}. */
    String node(String operator, String result, String... operands) {
        nodes.message(1, nodeOf(operator, result, operands));
        return result;
    }

    /** Adds an operator with one integer attribute. */
    String node(String operator, String attribute, long value, String result, String... operands) {
        ProtoWriter written =
                new ProtoWriter().text(1, attribute).integer(3, value).integer(20, 2);
        nodes.message(1, nodeOf(operator, result, operands).message(5, written));
        return result;
    }

    /** Adds a convolution with stride 1 that keeps height and width. */
    String convolution(String result, int kernel, String... operands) {
        long pad = kernel / 2;
        ProtoWriter node = nodeOf("Conv", result, operands);
        node.message(5, integers("kernel_shape", kernel, kernel));
        node.message(5, integers("pads", pad, pad, pad, pad));
        nodes.message(1, node);
        return result;
    }

    /**
     * @param name of the graph
     * @param metadata texts kept in the file, written in the map's order
     * @return the file's bytes
     */
    byte[] toBytes(String name, Map<String, String> metadata) {
        byte[] graph = concat(
                nodes.toBytes(),
                new ProtoWriter().text(2, name).toBytes(),
                initializers.toBytes(),
                inputs.toBytes(),
                outputs.toBytes());
        ProtoWriter model = new ProtoWriter().integer(1, IR_VERSION).text(2, "ringrift");
        model.bytes(7, graph).message(8, new ProtoWriter().text(1, "").integer(2, OPERATOR_SET));
        metadata.forEach(
                (key, value) -> model.message(14, new ProtoWriter().text(1, key).text(2, value)));
        return model.toBytes();
    }

    private static ProtoWriter nodeOf(String operator, String result, String... operands) {
        ProtoWriter node = new ProtoWriter();
        for (String operand : operands) {
            node.text(1, operand);
        }
        return node.text(2, result).text(3, result).text(4, operator);
    }

    private static ProtoWriter integers(String name, long... values) {
        ProtoWriter attribute = new ProtoWriter().text(1, name);
        for (long value : values) {
            attribute.integer(8, value);
        }
        return attribute.integer(20, 7);
    }

    private static ProtoWriter tensor(String name, Element element, long... dims) {
        ProtoWriter tensor = new ProtoWriter();
        for (long dim : dims) {
            tensor.integer(1, dim);
        }
        return tensor.integer(2, element.code).text(8, name);
    }

    private static ProtoWriter valueInfo(String name, Element element, Object... dims) {
        ProtoWriter shape = new ProtoWriter();
        for (Object dim : dims) {
            ProtoWriter extent = new ProtoWriter();
            if (dim instanceof String symbol) {
                extent.text(2, symbol);
            } else {
                extent.integer(1, ((Number) dim).longValue());
            }
            shape.message(1, extent);
        }
        ProtoWriter tensorType = new ProtoWriter().integer(1, element.code).message(2, shape);
        return new ProtoWriter().text(1, name).message(2, new ProtoWriter().message(1, tensorType));
    }

    private static byte[] concat(byte[]... parts) {
        int size = 0;
        for (byte[] part : parts) {
            size += part.length;
        }
        byte[] all = new byte[size];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}

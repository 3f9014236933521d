// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model.onnx;

import ai.onnx.proto.OnnxMl;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/** Puts a graph together, node by node; arrays are named by the numbers of their nodes. */
final class GraphBuilder {

    /** The operators that are used have kept their meaning from this version of the set on. */
    static final int OPERATORS = 17;

    /** The file format that came with them. */
    static final int FORMAT = 8;

    private final OnnxMl.GraphProto.Builder graph = OnnxMl.GraphProto.newBuilder().setName("oecl");
    private int made;

    /** An attribute of a node. */
    record Attribute(String name, OnnxMl.AttributeProto value) {

        static Attribute of(String name, long... values) {
            return new Attribute(
                    name,
                    OnnxMl.AttributeProto.newBuilder()
                            .setName(name)
                            .setType(OnnxMl.AttributeProto.AttributeType.INTS)
                            .addAllInts(Arrays.stream(values).boxed().toList())
                            .build());
        }

        static Attribute single(String name, long value) {
            return new Attribute(
                    name,
                    OnnxMl.AttributeProto.newBuilder()
                            .setName(name)
                            .setType(OnnxMl.AttributeProto.AttributeType.INT)
                            .setI(value)
                            .build());
        }
    }

    /** Adds a node and returns the name of its output. */
    String node(String operator, List<String> inputs, Attribute... attributes) {
        return named("x" + made, operator, inputs, attributes);
    }

    /** Adds a node whose output has a name of its own. */
    String named(String output, String operator, List<String> inputs, Attribute... attributes) {
        graph.addNode(
                OnnxMl.NodeProto.newBuilder()
                        .setName(operator + made++)
                        .setOpType(operator)
                        .addAllInput(inputs)
                        .addOutput(output)
                        .addAllAttribute(Arrays.stream(attributes).map(Attribute::value).toList()));
        return output;
    }

    /** Adds an array of fixed numbers and returns its name. */
    String constant(String name, float[] values, long... shape) {
        ByteBuffer bytes =
                ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        graph.addInitializer(
                OnnxMl.TensorProto.newBuilder()
                        .setName(name)
                        .setDataType(OnnxMl.TensorProto.DataType.FLOAT.getNumber())
                        .addAllDims(Arrays.stream(shape).boxed().toList())
                        .setRawData(ByteString.copyFrom(bytes)));
        return name;
    }

    void input(String name, OnnxMl.TensorProto.DataType type, long... shape) {
        graph.addInput(value(name, type, shape));
    }

    void output(String name, long... shape) {
        graph.addOutput(value(name, OnnxMl.TensorProto.DataType.FLOAT, shape));
    }

    OnnxMl.GraphProto build() {
        return graph.build();
    }

    /** Any number of images: the first axis has a name in place of a size. */
    private static OnnxMl.ValueInfoProto value(
            String name, OnnxMl.TensorProto.DataType type, long... shape) {
        OnnxMl.TensorShapeProto.Builder axes = OnnxMl.TensorShapeProto.newBuilder();
        axes.addDim(OnnxMl.TensorShapeProto.Dimension.newBuilder().setDimParam("batch"));
        for (long size : shape) {
            axes.addDim(OnnxMl.TensorShapeProto.Dimension.newBuilder().setDimValue(size));
        }
        return OnnxMl.ValueInfoProto.newBuilder()
                .setName(name)
                .setType(
                        OnnxMl.TypeProto.newBuilder()
                                .setTensorType(
                                        OnnxMl.TypeProto.Tensor.newBuilder()
                                                .setElemType(type.getNumber())
                                                .setShape(axes)))
                .build();
    }
}

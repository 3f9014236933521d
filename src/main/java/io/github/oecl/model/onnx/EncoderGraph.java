// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model.onnx;

import ai.onnx.proto.OnnxMl;
import io.github.oecl.model.Architecture;
import io.github.oecl.model.OeclModel;
import io.github.oecl.model.onnx.GraphBuilder.Attribute;
import io.github.oecl.model.weights.WeightsFile;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The graph of a residual network: pixels in, features out, batch norm folded. */
final class EncoderGraph {

    /** Of batch norm, added to the variance. */
    private static final float EPSILON = 1e-5f;

    private final Architecture network;
    private final Map<String, float[]> weights;
    private final GraphBuilder graph = new GraphBuilder();

    private EncoderGraph(OeclModel model) {
        network = model.architecture();
        weights = WeightsFile.named(model);
    }

    static OnnxMl.GraphProto of(OeclModel model, int size) {
        return new EncoderGraph(model).build(size);
    }

    private OnnxMl.GraphProto build(int size) {
        graph.input(OnnxFile.IMAGES, OnnxMl.TensorProto.DataType.UINT8, size, size, 3);
        String features = backbone(standardised());
        String projection = projection(features);
        graph.named(
                OnnxFile.NORM,
                "ReduceL2",
                List.of(projection),
                Attribute.of("axes", 1),
                Attribute.single("keepdims", 0));
        nearness();
        graph.output(OnnxFile.PROJECTION, network.embedding());
        graph.output(OnnxFile.BACKBONE, network.featureSize());
        graph.output(OnnxFile.NORM);
        graph.output(OnnxFile.NEARNESS);
        for (Map.Entry<String, Integer> head : new TreeMap<>(network.heads()).entrySet()) {
            String name = OnnxFile.HEADS + head.getKey();
            linear(name, name, features, head.getValue(), network.featureSize());
            graph.output(name, head.getValue());
        }
        return graph.build();
    }

    /** As -n^2 / (sqrt(n^2 + 1) + 1), which keeps the digits of a small norm n. */
    private void nearness() {
        String one = graph.constant("one", new float[] {1});
        String square = graph.node("Mul", List.of(OnnxFile.NORM, OnnxFile.NORM));
        String root = graph.node("Sqrt", List.of(graph.node("Add", List.of(square, one))));
        String divisor = graph.node("Add", List.of(root, one));
        String height = graph.node("Div", List.of(square, divisor));
        graph.named(OnnxFile.NEARNESS, "Neg", List.of(height));
    }

    /** Bytes to [0, 1], channels first, minus the mean, over the standard deviation. */
    private String standardised() {
        Attribute toFloat = Attribute.single("to", OnnxMl.TensorProto.DataType.FLOAT.getNumber());
        String pixels = graph.node("Cast", List.of(OnnxFile.IMAGES), toFloat);
        String step = graph.constant("step", new float[] {1f / 255});
        String scaled = graph.node("Mul", List.of(pixels, step));
        String planes = graph.node("Transpose", List.of(scaled), Attribute.of("perm", 0, 3, 1, 2));
        float[] mean = new float[3];
        float[] scale = new float[3];
        for (int i = 0; i < 3; i++) {
            mean[i] = network.mean().get(i).floatValue();
            scale[i] = (float) (1 / network.std().get(i));
        }
        String centred =
                graph.node("Sub", List.of(planes, graph.constant("mean", mean, 1, 3, 1, 1)));
        return graph.node("Mul", List.of(centred, graph.constant("scale", scale, 1, 3, 1, 1)));
    }

    private String backbone(String images) {
        int channels = network.width();
        int kernel = network.stem().kernel();
        String x =
                relu(
                        convolution(
                                "conv1",
                                "bn1",
                                images,
                                channels,
                                3,
                                kernel,
                                network.stem().stride()));
        if (network.stem().maxPool()) {
            x =
                    graph.node(
                            "MaxPool",
                            List.of(x),
                            Attribute.of("kernel_shape", 3, 3),
                            Attribute.of("strides", 2, 2),
                            Attribute.of("pads", 1, 1, 1, 1));
        }
        for (int stage = 0; stage < network.blocks().size(); stage++) {
            int outputs = network.width() << stage;
            for (int block = 0; block < network.blocks().get(stage); block++) {
                String name = "layer" + (stage + 1) + "." + block + ".";
                x = residual(name, x, outputs, channels, stage > 0 && block == 0 ? 2 : 1);
                channels = outputs;
            }
        }
        String pooled = graph.node("GlobalAveragePool", List.of(x));
        return graph.named(
                OnnxFile.BACKBONE, "Flatten", List.of(pooled), Attribute.single("axis", 1));
    }

    private String residual(String name, String x, int outputs, int inputs, int stride) {
        String main =
                relu(convolution(name + "conv1", name + "bn1", x, outputs, inputs, 3, stride));
        main = convolution(name + "conv2", name + "bn2", main, outputs, outputs, 3, 1);
        String kept =
                inputs == outputs
                        ? x
                        : convolution(
                                name + "downsample.0",
                                name + "downsample.1",
                                x,
                                outputs,
                                inputs,
                                1,
                                stride);
        return relu(graph.node("Add", List.of(main, kept)));
    }

    private String relu(String x) {
        return graph.node("Relu", List.of(x));
    }

    private String convolution(
            String name, String norm, String x, int outputs, int inputs, int kernel, int stride) {
        Folded folded = folded(name, norm, outputs);
        int pad = kernel / 2;
        return graph.node(
                "Conv",
                List.of(
                        x,
                        graph.constant(
                                name + ".weight", folded.weight, outputs, inputs, kernel, kernel),
                        graph.constant(name + ".bias", folded.bias, outputs)),
                Attribute.of("kernel_shape", kernel, kernel),
                Attribute.of("strides", stride, stride),
                Attribute.of("pads", pad, pad, pad, pad));
    }

    private String projection(String features) {
        int hidden = network.hidden();
        Folded folded = folded("fc.0", "fc.1", hidden);
        String first =
                gemm(
                        features,
                        graph.constant("fc.0.weight", folded.weight, hidden, network.featureSize()),
                        graph.constant("fc.0.bias", folded.bias, hidden),
                        "fc.0");
        return linear(OnnxFile.PROJECTION, "fc.3", relu(first), network.embedding(), hidden);
    }

    private String linear(String output, String name, String x, int outputs, int inputs) {
        String weight =
                graph.constant(name + ".weight", weights.get(name + ".weight"), outputs, inputs);
        return gemm(
                x,
                weight,
                graph.constant(name + ".bias", weights.get(name + ".bias"), outputs),
                output);
    }

    private String gemm(String x, String weight, String bias, String output) {
        return graph.named(output, "Gemm", List.of(x, weight, bias), Attribute.single("transB", 1));
    }

    /** A layer that does what it and the batch norm after it do. */
    private record Folded(float[] weight, float[] bias) {}

    /** As inference does it here: s = gamma / sqrt(variance + epsilon) in float32. */
    private Folded folded(String layer, String norm, int outputs) {
        float[] weight = weights.get(layer + ".weight").clone();
        float[] gamma = weights.get(norm + ".weight");
        float[] mean = weights.get(norm + ".running_mean");
        float[] variance = weights.get(norm + ".running_var");
        float[] bias = weights.get(norm + ".bias").clone();
        float[] own = weights.getOrDefault(layer + ".bias", new float[outputs]);
        int each = weight.length / outputs;
        for (int o = 0; o < outputs; o++) {
            float scale = gamma[o] / (float) Math.sqrt(variance[o] + EPSILON);
            bias[o] += scale * own[o] - mean[o] * scale;
            for (int i = o * each; i < (o + 1) * each; i++) {
                weight[i] *= scale;
            }
        }
        return new Folded(weight, bias);
    }
}

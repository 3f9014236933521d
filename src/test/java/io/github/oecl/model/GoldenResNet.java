// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.oecl.Golden;
import io.github.oecl.loss.Losses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** A ResNet-18 with its projection head, made from sines, and what PyTorch computes with it. */
final class GoldenResNet {

    private static final NDIndex EVERYTHING = new NDIndex("...");
    private static final String ZERO_GRADIENT = "head.0.bias";

    private final JsonObject golden = Golden.read("resnet18_cifar.json");
    private final JsonArray order = net(0).getAsJsonArray("order");
    private final JsonObject net;

    GoldenResNet(int index) {
        net = net(index);
    }

    /** Returns the network's sizes; inputs go in as they are. */
    OeclModelBuilder sizes() {
        int width = net.get("width").getAsInt();
        return OeclModel.builder()
                .setBackbone(Backbone.RESNET18_CIFAR)
                .optWidth(width)
                .optHidden(8 * width)
                .optEmbedding(net.get("embedding").getAsInt())
                .optNormalisation(Normalisation.NONE);
    }

    /** Fills the weights, in their own type. Both orders have a block's shortcut last. */
    void fill(List<Parameter> weights) {
        assertEquals(order.size(), weights.size());
        assertEquals(
                net.get("parameters").getAsLong(),
                weights.stream().mapToLong(weight -> weight.getArray().size()).sum());
        double seed = golden.get("param_seed").getAsDouble();
        for (int k = 0; k < weights.size(); k++) {
            NDArray target = weights.get(k).getArray();
            boolean bias = name(k).endsWith("bias");
            double[] values = new double[(int) target.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = value(i, seed + k, bias, target.getShape());
            }
            try (NDArray wide = target.getManager().create(values, target.getShape());
                    NDArray source = wide.toType(target.getDataType(), true)) {
                // NDArray.copyTo would lay the target out anew; in that layout oneDNN's gradient of
                // a narrow convolution's input is wrong on some processors.
                target.set(EVERYTHING, source);
            }
        }
    }

    private static double value(int i, double offset, boolean bias, Shape shape) {
        if (bias) {
            return 0.1 * Math.cos(0.9 * i + offset);
        }
        if (shape.dimension() == 1) {
            return 1 + 0.1 * Math.sin(1.3 * i + offset);
        }
        double fanIn = (double) shape.size() / shape.get(0);
        return Math.sin(0.7 * i + offset) * Math.sqrt(2 / fanIn);
    }

    NDArray images(NDManager manager, DataType type) {
        double seed = golden.get("input_seed").getAsDouble();
        double[] values = new double[4 * 3 * 32 * 32];
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.sin(0.37 * i + seed);
        }
        return manager.create(values, new Shape(4, 3, 32, 32)).toType(type, true);
    }

    /** Checks the outputs of the network as it is before training. */
    void assertEvaluates(NDArray backbone, NDArray projection, double tolerance) {
        assertClose("eval_backbone", backbone, tolerance);
        assertClose("eval_projection", projection, tolerance);
    }

    /** Takes the gradient of a batch's loss, and checks the projections and the loss. */
    void backward(UnaryOperator<NDArray> projections, NDArray images, double tolerance) {
        try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
            NDArray projection = projections.apply(images);
            assertClose("train_projection", projection, tolerance);
            NDArray loss = Losses.ntXent(projection, 0.5);
            double want = net.get("train_nt_xent").getAsDouble();
            assertEquals(want, wide(loss)[0], tolerance * want);
            tape.backward(loss);
        }
    }

    /** Checks the norm of every weight's gradient, each against its own size. */
    void assertGradients(List<Parameter> weights, double tolerance) {
        JsonObject expected = net.getAsJsonObject("grad_norms");
        List<String> wrong = new ArrayList<>();
        for (int k = 0; k < weights.size(); k++) {
            double want = expected.get(name(k)).getAsDouble();
            double norm = norm(weights.get(k).getArray().getGradient());
            // A bias before batch norm has no gradient, and its rounding is as large as the
            // weight's beside it.
            String scale = name(k).equals(ZERO_GRADIENT) ? name(k - 1) : name(k);
            if (!(Math.abs(want - norm) <= tolerance * expected.get(scale).getAsDouble())) {
                wrong.add(name(k) + ": " + norm + " instead of " + want);
            }
        }
        assertEquals(List.of(), wrong);
    }

    /** Checks the running statistics of the first batch norm. */
    void assertRunning(List<Parameter> parameters, double tolerance) {
        Map<String, NDArray> first =
                parameters.stream()
                        .filter(parameter -> !parameter.requiresGradient())
                        .limit(2)
                        .collect(Collectors.toMap(Parameter::getName, Parameter::getArray));
        assertClose("bn1_running_mean_after", first.get("runningMean"), tolerance);
        assertClose("bn1_running_var_after", first.get("runningVar"), tolerance);
    }

    private void assertClose(String name, NDArray array, double tolerance) {
        double[] want =
                net.getAsJsonArray(name).asList().stream().flatMapToDouble(this::flat).toArray();
        double[] actual = wide(array);
        double scale = DoubleStream.of(want).map(Math::abs).max().orElseThrow();
        assertEquals(want.length, actual.length);
        for (int i = 0; i < want.length; i++) {
            assertEquals(want[i], actual[i], tolerance * scale, name + " " + i);
        }
    }

    private DoubleStream flat(JsonElement element) {
        return element.isJsonArray()
                ? DoubleStream.of(Golden.vector(element.getAsJsonArray()))
                : DoubleStream.of(element.getAsDouble());
    }

    /** A float32 sum over a large gradient would itself be off by 7e-5. */
    private static double norm(NDArray gradient) {
        return Math.sqrt(DoubleStream.of(wide(gradient)).map(x -> x * x).sum());
    }

    private static double[] wide(NDArray array) {
        try (NDArray wide = array.toType(DataType.FLOAT64, true)) {
            return wide.toDoubleArray();
        }
    }

    private JsonObject net(int index) {
        return golden.getAsJsonArray("nets").get(index).getAsJsonObject();
    }

    private String name(int k) {
        return order.get(k).getAsJsonArray().get(0).getAsString();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import io.github.oecl.extending.OwnPartsEnd;
import io.github.oecl.extension.internal.Registry;
import io.github.oecl.io.internal.StateFormatException;
import io.github.oecl.model.Architecture;
import io.github.oecl.model.Backbone;
import io.github.oecl.model.Normalisation;
import io.github.oecl.model.OeclModel;
import io.github.oecl.random.KeyedRandom;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Weights that go out as safetensors and come back, in this library and in others. */
@ExtendWith(OwnPartsEnd.class)
class WeightsFileTest {

    @TempDir Path folder;

    static List<Backbone> residual() {
        return List.of(Backbone.COMPACT, Backbone.RESNET18_CIFAR, Backbone.RESNET18_IMAGENET);
    }

    @ParameterizedTest
    @MethodSource("residual")
    void whatIsWrittenIsReadAgainToTheSameBits(Backbone backbone) throws IOException {
        try (OeclModel model = shaken(backbone)) {
            Path file = written(model);
            WeightsReader.Weights read = read(file);
            try (OeclModel again = read.model()) {
                assertEquals(model.architecture(), again.architecture());
                assertArrayEquals(project(model), project(again));
                assertEquals(List.of(), read.unused());
            }
        }
    }

    /** DJL knows the format, and stands for every other reader. */
    @Test
    void othersReadTheFile() throws IOException {
        try (OeclModel model = shaken(Backbone.RESNET18_CIFAR);
                NDManager scope = model.newManager();
                NDList list = NDList.decode(scope, Files.readAllBytes(written(model)))) {
            Map<String, NDArray> byName = new TreeMap<>();
            list.forEach(array -> byName.put(array.getName(), array));
            List<TensorShape> names = TorchNames.of(model);
            for (int i = 0; i < names.size(); i++) {
                NDArray read = byName.remove(names.get(i).name());
                assertEquals(names.get(i).shape(), shape(read));
                assertArrayEquals(
                        model.parameters().get(i).getArray().toFloatArray(), read.toFloatArray());
            }
            assertTrue(
                    byName.keySet().stream().allMatch(name -> name.endsWith(TorchNames.COUNTER)),
                    byName::toString);
        }
    }

    @Test
    void namesAndShapesAreTorchvisions() throws IOException {
        Architecture resNet18 =
                OeclModel.builder().setBackbone(Backbone.RESNET18_IMAGENET).architecture();
        List<String> ours = new ArrayList<>();
        for (TensorShape each : TorchNames.of(resNet18)) {
            String shape = each.shape().toString().replaceAll("[\\[\\] ]", "").replace(',', 'x');
            ours.add(each.name() + " " + shape);
            if (each.name().endsWith("." + TorchNames.VARIANCE)) {
                ours.add(TorchNames.counter(each.name()) + " -");
            }
        }
        assertEquals(lines("/weights/torchvision-resnet18.txt"), ours);
    }

    @ParameterizedTest
    @MethodSource("residual")
    void namesAndShapesAreThoseOfTheNetwork(Backbone backbone) {
        try (OeclModel model = shaken(backbone)) {
            assertEquals(
                    model.parameters().stream().map(p -> shape(p.getArray())).toList(),
                    TorchNames.of(model.architecture()).stream().map(TensorShape::shape).toList());
        }
    }

    /** With DistributedDataParallel's prefix, as its checkpoints have it. */
    @Test
    void theAuthorsNamesAreRead() throws IOException {
        try (OeclModel model = shaken(Backbone.RESNET18_CIFAR, Map.of())) {
            byte[] file =
                    renamed(
                            model,
                            name ->
                                    "module."
                                            + (name.startsWith("fc.")
                                                    ? "head." + name.substring(3)
                                                    : "backbone."
                                                            + name.replace(
                                                                    "downsample", "shortcut")));
            assertSameFeatures(model, file, List.of());
        }
    }

    /** Its head has no batch norm, and there are classifiers that no score uses. */
    @Test
    void thoseOfCsiAreRead() throws IOException {
        try (OeclModel model = shaken(Backbone.RESNET18_CIFAR, Map.of("shift", 4))) {
            withoutHeadNorm(model);
            Map<String, String> parts =
                    Map.of(
                            "fc.0", "simclr_layer.0",
                            "fc.3", "simclr_layer.2",
                            "heads.shift", "shift_cls_layer",
                            "downsample", "shortcut");
            SafetensorsBytes bytes = new SafetensorsBytes();
            each(
                    model,
                    (tensor, values) -> {
                        String name = tensor.name();
                        for (Map.Entry<String, String> part : parts.entrySet()) {
                            name = name.replace(part.getKey(), part.getValue());
                        }
                        if (!name.startsWith("fc.1")) {
                            bytes.floats(name, tensor.shape(), values);
                        }
                    });
            bytes.floats("linear.weight", List.of(1L, 2L), new float[2]);
            bytes.floats("joint_distribution_layer.bias", List.of(2L), new float[2]);
            bytes.add("bn1.num_batches_tracked", "I64", List.of(), new byte[8]);
            assertSameFeatures(
                    model,
                    bytes.bytes(),
                    List.of("linear.weight", "joint_distribution_layer.bias"));
        }
    }

    @Test
    void aBlockOfOnesOwnKeepsItsNames() throws IOException {
        Registry.Scope known = Registry.scope();
        Backbone.register(
                "weights-own",
                () ->
                        new SequentialBlock()
                                .add(Blocks.batchFlattenBlock())
                                .add(Linear.builder().setUnits(5).build()));
        try (OeclModel model =
                shaken(
                        OeclModel.builder()
                                .setBackbone(Backbone.named("weights-own"))
                                .optImageSize(32)
                                .build())) {
            Path file = written(model);
            try (OeclModel again = read(file).model()) {
                assertArrayEquals(project(model), project(again));
            }
            known.close();
            IOException e = assertThrows(StateFormatException.class, () -> read(file));
            assertTrue(e.getMessage().contains("weights-own"), e::getMessage);
        }
    }

    private void assertSameFeatures(OeclModel model, byte[] file, List<String> unused)
            throws IOException {
        Path path = Files.write(folder.resolve("theirs.safetensors"), file);
        WeightsReader.Weights read =
                new WeightsReader()
                        .setPath(path)
                        .optNormalisation(
                                new Normalisation(
                                        model.architecture().mean(), model.architecture().std()))
                        .optDevice(Device.cpu())
                        .read();
        try (OeclModel theirs = read.model()) {
            assertEquals(model.architecture(), theirs.architecture());
            assertEquals(unused, read.unused());
            float[] expected = project(model);
            float[] actual = project(theirs);
            for (int i = 0; i < expected.length; i++) {
                assertEquals(expected[i], actual[i], 1e-6 * largest(expected));
            }
        }
    }

    private static double largest(float[] values) {
        double largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    /** What takes a parameter. */
    private interface Consumer {
        void take(TensorShape tensor, float[] values);
    }

    private static void each(OeclModel model, Consumer consumer) {
        List<TensorShape> names = TorchNames.of(model);
        for (int i = 0; i < names.size(); i++) {
            consumer.take(names.get(i), model.parameters().get(i).getArray().toFloatArray());
        }
    }

    private static byte[] renamed(OeclModel model, UnaryOperator<String> theirs) {
        SafetensorsBytes bytes = new SafetensorsBytes();
        each(
                model,
                (tensor, values) ->
                        bytes.floats(theirs.apply(tensor.name()), tensor.shape(), values));
        return bytes.bytes();
    }

    /** Gives the head a batch norm of scale 1 and shift 0. */
    private static void withoutHeadNorm(OeclModel model) {
        Map<String, Float> plain = new LinkedHashMap<>();
        plain.put("fc.1.weight", 1f);
        plain.put("fc.1.bias", 0f);
        plain.put("fc.1.running_mean", 0f);
        plain.put("fc.1.running_var", 1 - 1e-5f);
        List<float[]> all = new ArrayList<>();
        each(
                model,
                (tensor, values) -> {
                    Float same = plain.get(tensor.name());
                    if (same != null) {
                        Arrays.fill(values, same);
                    }
                    all.add(values);
                });
        model.setParameters(all);
    }

    private Path written(OeclModel model) throws IOException {
        Path file = folder.resolve("weights.safetensors");
        WeightsFile.write(model, file);
        return file;
    }

    private static WeightsReader.Weights read(Path file) throws IOException {
        return new WeightsReader().setPath(file).optDevice(Device.cpu()).read();
    }

    private static OeclModel shaken(Backbone backbone) {
        return shaken(backbone, Map.of("logit", 1, "shift", 4));
    }

    private static OeclModel shaken(Backbone backbone, Map<String, Integer> heads) {
        return shaken(
                OeclModel.builder()
                        .setBackbone(backbone)
                        .optWidth(6)
                        .optHidden(9)
                        .optEmbedding(5)
                        .optHeads(heads)
                        .optDevice(Device.cpu())
                        .build());
    }

    /** Gives every number, running statistics included, a value of its own. */
    private static OeclModel shaken(OeclModel model) {
        KeyedRandom random = KeyedRandom.of(3);
        List<float[]> all = new ArrayList<>();
        each(
                model,
                (tensor, values) -> {
                    for (int i = 0; i < values.length; i++) {
                        values[i] += 0.2f * random.nextFloat();
                    }
                    all.add(values);
                });
        model.setParameters(all);
        return model;
    }

    private static float[] project(OeclModel model) {
        try (NDManager scope = model.newManager()) {
            float[] pixels = new float[2 * 3 * 32 * 32];
            KeyedRandom random = KeyedRandom.of(8);
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = random.nextFloat();
            }
            NDArray images = scope.create(pixels, new Shape(2, 3, 32, 32));
            return model.evaluate(images).projection().toFloatArray();
        }
    }

    private static List<Long> shape(NDArray array) {
        return Arrays.stream(array.getShape().getShape()).boxed().toList();
    }

    private static List<String> lines(String resource) throws IOException {
        try (var in = WeightsFileTest.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }
}

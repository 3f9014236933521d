// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.oecl.io.internal.StateFormatException;
import io.github.oecl.model.engine.internal.Environment;
import io.github.oecl.model.engine.internal.Library;
import io.github.oecl.model.engine.internal.Processor;
import io.github.oecl.model.internal.ChannelsLast;
import io.github.oecl.model.internal.Numerics;
import io.github.oecl.random.KeyedRandom;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFileTest {

    @TempDir Path folder;

    @ParameterizedTest
    @MethodSource("io.github.oecl.model.Backbone#residual")
    void aLoadedModelComputesTheSame(Backbone backbone) throws IOException {
        Path file = folder.resolve("deep/er/model.oecl");
        try (OeclModel model = small(backbone)) {
            float[] before = project(model);
            ModelFile.save(model, Map.of("seed", "7"), file);
            try (OeclModel loaded = ModelFile.load(file, Device.cpu())) {
                assertEquals(model.architecture(), loaded.architecture());
                assertArrayEquals(before, project(loaded));
            }
        }
        assertEquals(Map.of("seed", "7"), ModelFile.notes(file));
        try (var left = Files.list(file.getParent())) {
            assertEquals(1, left.count(), "nothing half-written stays");
        }
    }

    @Test
    void aFolderIsNamed() {
        StateFormatException error =
                assertThrows(
                        StateFormatException.class, () -> ModelFile.load(folder, Device.cpu()));
        assertTrue(error.getMessage().contains(folder + ": it is a folder"), error.getMessage());
    }

    @Test
    void aFileSaysWhatWroteIt() throws IOException {
        Path file = folder.resolve("model.oecl");
        try (OeclModel model = small(Backbone.COMPACT)) {
            ModelFile.save(model, Map.of(), file);
        }
        Map<String, String> environment = ModelFile.environment(file);
        assertEquals(Environment.current(), environment);
        assertEquals(Numerics.VERSION, environment.get(Environment.NUMERICS));
        assertEquals(Library.current().commit(), environment.get("commit"));
        assertEquals(Processor.current().aten(), environment.get("ATen"));
        assertEquals(
                Integer.toString(ComputeDevice.threads()), environment.get(Environment.THREADS));
    }

    @Test
    void weightsAreWrittenInTheUsualOrderOfTheirShape() {
        float[] values = new float[2 * 3 * 2 * 2];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray weight = ChannelsLast.weight(manager, values, new Shape(2, 3, 2, 2));
            assertArrayEquals(values, weight.toFloatArray());
            assertEquals(7f, weight.getFloat(0, 1, 1, 1));
        }
    }

    @Test
    void imagesBecomeNumbersFromZeroToOne() {
        ByteBuffer pixels = ByteBuffer.allocateDirect(2 * 2 * 3);
        for (int i = 0; i < 12; i++) {
            pixels.put(i, (byte) (i * 23));
        }
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray images = ChannelsLast.images(manager, pixels, 1, 2);
            assertEquals(new Shape(1, 3, 2, 2), images.getShape());
            assertEquals(7 * 23 / 255f, images.getFloat(0, 1, 1, 0), 1e-7);
        }
    }

    @Test
    void theSameSeedGivesTheSameWeightsWithinTheirBound() {
        try (OeclModel one = small(Backbone.COMPACT);
                OeclModel two = small(Backbone.COMPACT)) {
            float[] weights = one.parameters().get(0).getArray().toFloatArray();
            assertArrayEquals(weights, two.parameters().get(0).getArray().toFloatArray());
            double largest = 0;
            for (float weight : weights) {
                largest = Math.max(largest, Math.abs(weight));
            }
            assertTrue(largest <= 1 / Math.sqrt(27) && largest > 0.9 / Math.sqrt(27));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no zip at all"})
    void whatIsNoZipIsRefused(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.oecl"), content);
        assertRefused(file, "bad.oecl");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"version\": 99}",
                "{\"version\": 1}",
                "not json",
                "{\"version\": 1, \"notes\": {}, \"architecture\": {\"stem\": \"CIFAR\", \"width\": -3}}"
            })
    void aDamagedHeaderIsRefused(String header) throws IOException {
        assertRefused(zip(header, new byte[0]), "model.oecl");
    }

    @Test
    void weightsThatDoNotFitAreRefused() throws IOException {
        String header = header();
        byte[] whole = weights();
        assertRefused(zip(header, new byte[0]), "fewer weights");
        assertRefused(zip(header, java.util.Arrays.copyOf(whole, whole.length - 1)), "fewer");
        assertRefused(zip(header, java.util.Arrays.copyOf(whole, whole.length + 4)), "more");
        byte[] nan = whole.clone();
        nan[2] = (byte) 0xC0;
        nan[3] = 0x7F;
        assertRefused(zip(header, nan), "NaN");
    }

    @ParameterizedTest
    @MethodSource("io.github.oecl.model.Backbone#residual")
    void theSizeOfANetworkIsKnownWithoutMakingIt(Backbone backbone) {
        try (OeclModel model = small(backbone)) {
            long made = ModelFile.sizes(model.parameters()).stream().mapToLong(n -> n).sum();
            assertEquals(made, Networks.size(model.architecture()));
        }
    }

    @Test
    void parametersHaveNamesThatStay() {
        try (OeclModel model = small(Backbone.COMPACT)) {
            List<String> names = List.copyOf(model.namedParameters().keySet());
            assertEquals(57, names.size());
            assertEquals(
                    List.of(
                            "backbone.01Conv2d_weight",
                            "backbone.02BatchNorm_gamma",
                            "backbone.02BatchNorm_beta",
                            "backbone.02BatchNorm_runningMean",
                            "backbone.02BatchNorm_runningVar",
                            "backbone.04ResidualBlock_01main_01Conv2d_weight"),
                    names.subList(0, 6));
            assertEquals(
                    List.of(
                            "projection.04Linear_bias",
                            "heads.logit.weight",
                            "heads.logit.bias",
                            "heads.shift.weight",
                            "heads.shift.bias"),
                    names.subList(52, 57));
        }
    }

    @Test
    void aFileWithoutNamesHasItsParametersInOrder() throws IOException {
        JsonObject header = JsonParser.parseString(header()).getAsJsonObject();
        header.remove("parameters");
        assertLoadsLikeGood(zip(header.toString(), weights()));
    }

    @Test
    void parametersAreFoundByTheirNames() throws IOException {
        JsonObject header = JsonParser.parseString(header()).getAsJsonObject();
        JsonArray parameters = header.getAsJsonArray("parameters");
        parameters.add(parameters.remove(0));
        byte[] weights = weights();
        int first = 4 * 3 * 3 * 3 * Float.BYTES;
        byte[] moved = new byte[weights.length];
        System.arraycopy(weights, first, moved, 0, weights.length - first);
        System.arraycopy(weights, 0, moved, weights.length - first, first);
        assertLoadsLikeGood(zip(header.toString(), moved));
    }

    @Test
    void aParameterThatDoesNotFitIsNamed() throws IOException {
        String header = header();
        assertRefused(
                zip(header.replace("heads.shift.bias", "heads.other.bias"), weights()),
                "lacks [heads.shift.bias], and the network has no [heads.other.bias]");
        JsonObject wrong = JsonParser.parseString(header).getAsJsonObject();
        wrong.getAsJsonArray("parameters")
                .get(0)
                .getAsJsonObject()
                .add("shape", JsonParser.parseString("[4, 3, 9, 1]"));
        assertRefused(
                zip(wrong.toString(), weights()),
                "backbone.01Conv2d_weight has the shape [4, 3, 9, 1], and the network's has [4, 3, 3, 3]");
    }

    private void assertLoadsLikeGood(Path file) throws IOException {
        try (OeclModel loaded = ModelFile.load(file, Device.cpu());
                OeclModel good = ModelFile.load(saved(), Device.cpu())) {
            assertArrayEquals(project(good), project(loaded));
        }
    }

    private String header() throws IOException {
        return entry("model.json");
    }

    private byte[] weights() throws IOException {
        Path file = saved();
        try (var zip = new java.util.zip.ZipFile(file.toFile())) {
            return zip.getInputStream(zip.getEntry("weights.f32")).readAllBytes();
        }
    }

    private String entry(String name) throws IOException {
        try (var zip = new java.util.zip.ZipFile(saved().toFile())) {
            byte[] bytes = zip.getInputStream(zip.getEntry(name)).readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private Path saved() throws IOException {
        Path file = folder.resolve("good.oecl");
        try (OeclModel model = small(Backbone.COMPACT)) {
            ModelFile.save(model, Map.of(), file);
        }
        return file;
    }

    private Path zip(String header, byte[] weights) throws IOException {
        Path file = folder.resolve("model.oecl");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("model.json"));
            zip.write(header.getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("weights.f32"));
            zip.write(weights);
        }
        return file;
    }

    private static void assertRefused(Path file, String word) {
        StateFormatException error =
                assertThrows(StateFormatException.class, () -> ModelFile.load(file, Device.cpu()));
        assertTrue(error.getMessage().contains(word), error.getMessage());
        assertTrue(error.getMessage().contains(file.toString()), error.getMessage());
    }

    private static OeclModel small(Backbone backbone) {
        return OeclModel.builder()
                .setBackbone(backbone)
                .optWidth(4)
                .optHidden(8)
                .optEmbedding(6)
                .optHeads(Map.of("shift", 4, "logit", 1))
                .optSeed(3)
                .optDevice(Device.cpu())
                .build();
    }

    private static float[] project(OeclModel model) {
        float[] values = new float[2 * 3 * 32 * 32];
        KeyedRandom random = KeyedRandom.of(5);
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        try (NDManager manager = model.newManager()) {
            NDArray images = manager.create(values, new Shape(2, 3, 32, 32));
            assertEquals(DataType.FLOAT32, images.getDataType());
            Features features = model.evaluate(images);
            assertEquals(new Shape(2, 4), features.heads().get("shift").getShape());
            return features.projection().concat(features.heads().get("logit"), 1).toFloatArray();
        }
    }
}

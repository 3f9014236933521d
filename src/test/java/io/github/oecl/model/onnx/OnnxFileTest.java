// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.github.oecl.extending.OwnPartsEnd;
import io.github.oecl.model.Backbone;
import io.github.oecl.model.Features;
import io.github.oecl.model.InferenceModel;
import io.github.oecl.model.OeclModel;
import io.github.oecl.model.OeclModelBuilder;
import io.github.oecl.model.internal.ChannelsLast;
import io.github.oecl.random.KeyedRandom;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The graph computes on ONNX Runtime what the library computes. */
@ExtendWith(OwnPartsEnd.class)
class OnnxFileTest {

    /** Of the largest feature. */
    private static final double TOLERANCE = 1e-5;

    private static final int IMAGES = 5;

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "COMPACT, 0, 32",
        "COMPACT, 8, 45",
        "RESNET18_CIFAR, 16, 32",
        "RESNET18_IMAGENET, 16, 64",
        "RESNET18_IMAGENET, 0, 96"
    })
    void featuresAreThoseOfTheFoldedInference(String backbone, int width, int size)
            throws IOException, OrtException {
        try (OeclModel model = shaken(Backbone.named(backbone), width)) {
            OnnxFile.write(model, size, Map.of(), file());
            assertSame(model, pixels(size), size);
        }
    }

    private void assertSame(OeclModel model, byte[] pixels, int size) throws OrtException {
        ByteBuffer bytes = ByteBuffer.allocateDirect(pixels.length).put(pixels).flip();
        long[] shape = {IMAGES, size, size, 3};
        OrtEnvironment runtime = OrtEnvironment.getEnvironment();
        try (NDManager scope = model.newManager();
                InferenceModel inference = model.inferenceModel();
                OrtSession session = runtime.createSession(file().toString());
                OnnxTensor input =
                        OnnxTensor.createTensor(runtime, bytes, shape, OnnxJavaType.UINT8);
                OrtSession.Result result = session.run(Map.of(OnnxFile.IMAGES, input))) {
            Features features =
                    inference.evaluate(ChannelsLast.images(scope, bytes.duplicate(), IMAGES, size));
            assertClose(features.projection(), result, OnnxFile.PROJECTION);
            assertClose(features.backbone(), result, OnnxFile.BACKBONE);
            assertClose(features.heads().get("shift"), result, "heads.shift");
            assertClose(features.projection().norm(2, new int[] {1}, false), result, OnnxFile.NORM);
        }
    }

    private static void assertClose(NDArray expected, OrtSession.Result result, String name)
            throws OrtException {
        OnnxTensor output = (OnnxTensor) result.get(name).orElseThrow();
        float[] theirs = new float[(int) expected.size()];
        output.getFloatBuffer().get(theirs);
        float[] ours = expected.toFloatArray();
        double largest = 0;
        double difference = 0;
        for (int i = 0; i < ours.length; i++) {
            largest = Math.max(largest, Math.abs(ours[i]));
            difference = Math.max(difference, Math.abs(ours[i] - theirs[i]));
        }
        assertTrue(largest > 0.01, "a network that computes nothing proves nothing");
        if (Boolean.getBoolean("oecl.parity")) {
            System.out.println("parity " + name + " " + difference / largest);
        }
        assertTrue(
                difference <= TOLERANCE * largest,
                name + " differs by " + difference / largest + " of the largest");
    }

    @Test
    void anotherSizeIsRefused() throws IOException, OrtException {
        try (OeclModel model = shaken(Backbone.COMPACT, 4)) {
            OnnxFile.write(model, 32, Map.of("key", "value"), file());
        }
        OrtEnvironment runtime = OrtEnvironment.getEnvironment();
        ByteBuffer bytes = ByteBuffer.allocateDirect(16 * 16 * 3);
        try (OrtSession session = runtime.createSession(file().toString());
                OnnxTensor input =
                        OnnxTensor.createTensor(
                                runtime, bytes, new long[] {1, 16, 16, 3}, OnnxJavaType.UINT8)) {
            assertEquals(Map.of("key", "value"), session.getMetadata().getCustomMetadata());
            OrtException e =
                    assertThrows(
                            OrtException.class, () -> session.run(Map.of(OnnxFile.IMAGES, input)));
            assertTrue(e.getMessage().contains("Expected: 32"), e::getMessage);
        }
    }

    @Test
    void whatCannotBeWrittenIsNamed() {
        Backbone.register(
                "onnx-own",
                () ->
                        new SequentialBlock()
                                .add(Blocks.batchFlattenBlock())
                                .add(Linear.builder().setUnits(5).build()));
        try (OeclModel model =
                OeclModel.builder()
                        .setBackbone(Backbone.named("onnx-own"))
                        .optDevice(Device.cpu())
                        .build()) {
            assertTrue(refusal(model, 32).contains("\"onnx-own\""));
        }
        try (OeclModel model = shaken(Backbone.COMPACT, 4)) {
            assertTrue(refusal(model, 0).contains("1 to 4096 pixels, not 0"));
        }
        assertFalse(Files.exists(file()));
    }

    private String refusal(OeclModel model, int size) {
        return assertThrows(
                        IllegalArgumentException.class,
                        () -> OnnxFile.write(model, size, Map.of(), file()))
                .getMessage();
    }

    private Path file() {
        return folder.resolve("model.onnx");
    }

    private static OeclModel shaken(Backbone backbone, int width) {
        OeclModelBuilder builder =
                OeclModel.builder()
                        .setBackbone(backbone)
                        .optHeads(Map.of("shift", 4))
                        .optDevice(Device.cpu());
        OeclModel model = (width == 0 ? builder : builder.optWidth(width)).build();
        KeyedRandom random = KeyedRandom.of(3);
        List<float[]> all = new ArrayList<>();
        model.parameters()
                .forEach(
                        each -> {
                            float[] values = each.getArray().toFloatArray();
                            for (int i = 0; i < values.length; i++) {
                                values[i] += 0.02f * (random.nextFloat() - 0.25f);
                            }
                            all.add(values);
                        });
        model.setParameters(all);
        return model;
    }

    private static byte[] pixels(int size) {
        byte[] pixels = new byte[IMAGES * size * size * 3];
        KeyedRandom.of(4).nextBytes(pixels);
        // One image is black, and one white: the borders of the preprocessing.
        Arrays.fill(pixels, 0, size * size * 3, (byte) 0);
        Arrays.fill(pixels, size * size * 3, 2 * size * size * 3, (byte) 255);
        return pixels;
    }
}

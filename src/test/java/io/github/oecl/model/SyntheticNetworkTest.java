// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.oecl.data.Dataset;
import io.github.oecl.data.ImageSet;
import io.github.oecl.data.synthetic.SyntheticImages;
import io.github.oecl.features.TestViews;
import io.github.oecl.io.internal.StateReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The network that comes with the library: what it says of itself, and whether it is any good. */
class SyntheticNetworkTest {

    private static final int TWO_MEGABYTES = 2_000_000;

    /** Another one than that of the images it was trained on. */
    private static final long SEED = 4711;

    @Test
    void itIsSmallAndItsNotesAreThoseOfItsResult() throws IOException {
        byte[] network = resource(".oecl");
        assertTrue(network.length < TWO_MEGABYTES, network.length + " bytes");
        JsonObject result =
                JsonParser.parseString(new String(resource(".json"), StandardCharsets.UTF_8))
                        .getAsJsonObject();
        JsonObject training = result.getAsJsonObject("config").getAsJsonObject("training");
        try (StateReader in = StateReader.of(network)) {
            assertEquals(training.get("seed").getAsString(), ModelFile.notes(in).get("seed"));
            assertEquals(
                    result.getAsJsonObject("training").get("steps").getAsString(),
                    ModelFile.notes(in).get("steps"));
        }
        String commit = result.getAsJsonObject("provenance").get("commit").getAsString();
        assertTrue(commit.matches("[0-9a-f]{7,40}"), commit);
    }

    @Test
    void itsFeaturesTellNewImagesApartFarBetterThanThoseOfAnUntrainedOne() {
        Dataset images = SyntheticImages.objects(20, 20, SEED);
        double trained;
        try (OeclModel model = ModelFile.synthetic(Device.cpu())) {
            trained = rightNeighbours(model, images);
        }
        double untrained;
        try (OeclModel model =
                OeclModel.builder()
                        .setBackbone(Backbone.COMPACT)
                        .optSeed(1)
                        .optDevice(Device.cpu())
                        .build()) {
            untrained = rightNeighbours(model, images);
        }
        assertTrue(trained > untrained + 0.2, trained + " against " + untrained);
    }

    private static byte[] resource(String ending) throws IOException {
        String name = ModelFile.SYNTHETIC + ending;
        try (InputStream in = ModelFile.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }

    /** The share of test images whose nearest training image, by the cosine, has their class. */
    private static double rightNeighbours(OeclModel model, Dataset images) {
        float[][] known = features(model, images.train());
        float[][] asked = features(model, images.test());
        long right =
                IntStream.range(0, asked.length)
                        .filter(
                                i ->
                                        images.train().label(nearest(asked[i], known))
                                                == images.test().label(i))
                        .count();
        return (double) right / asked.length;
    }

    private static float[][] features(OeclModel model, ImageSet images) {
        float[][] rows = new float[images.size()][];
        new TestViews(32, 1, 0, 0)
                .of(model)
                .forEachFeatures(
                        images,
                        (first, features) -> {
                            int count = (int) features.backbone().getShape().get(0);
                            for (int i = 0; i < count; i++) {
                                try (NDArray row = features.backbone().get(i);
                                        NDArray norm = row.norm();
                                        NDArray unit = row.div(norm)) {
                                    rows[first + i] = unit.toFloatArray();
                                }
                            }
                        });
        return rows;
    }

    private static int nearest(float[] asked, float[][] known) {
        double[] cosines = new double[known.length];
        for (int i = 0; i < known.length; i++) {
            for (int d = 0; d < asked.length; d++) {
                cosines[i] += (double) asked[d] * known[i][d];
            }
        }
        return IntStream.range(0, known.length)
                .reduce((a, b) -> cosines[b] > cosines[a] ? b : a)
                .orElseThrow();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import io.github.oecl.data.ImageSet;
import io.github.oecl.detect.Explanation.HeatMap;
import io.github.oecl.image.RgbImage;
import io.github.oecl.method.ImageScores;
import io.github.oecl.method.MethodName;
import io.github.oecl.method.Methods;
import io.github.oecl.method.OodMethod;
import io.github.oecl.method.Scored;
import io.github.oecl.model.Backbone;
import io.github.oecl.model.OeclModel;
import io.github.oecl.random.KeyedRandom;
import io.github.oecl.run.Preset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images with a strange patch, whose place is known. */
class ExplanationTest {

    private static final int SIDE = 32;
    private static final int PATCH = 8;
    private static final int IMAGES = 10;

    @TempDir static Path folder;
    private static Detector detector;
    private static List<RgbImage> images;
    private static List<boolean[]> parts;
    private static List<Explanation> explanations;

    @BeforeAll
    static void train() throws IOException {
        for (int i = 0; i < 100; i++) {
            write(normal(i), "normal", i);
            write(patched(normal(200 + i), 500 + i, new boolean[SIDE * SIDE]), "outliers", i);
        }
        detector =
                training(12)
                        .optOutliers(folder.resolve("outliers"))
                        .optMethod(MethodName.BCE)
                        .build()
                        .train();
        images = new ArrayList<>();
        parts = new ArrayList<>();
        for (int i = 0; i < IMAGES; i++) {
            boolean[] part = new boolean[SIDE * SIDE];
            images.add(patched(normal(110 + i), i, part));
            parts.add(part);
        }
        explanations = images.stream().map(image -> Explanation.of(detector, image)).toList();
    }

    private static DetectorTrainingBuilder training(int epochs) {
        return DetectorTraining.builder()
                .setNormal(folder.resolve("normal"))
                .optPreset(Preset.SMOKE)
                .optEpochs(epochs);
    }

    private static void write(RgbImage image, String name, int number) throws IOException {
        Path to = Files.createDirectories(folder.resolve(name));
        Files.write(to.resolve(number + ".png"), image.png());
    }

    @AfterAll
    static void close() {
        detector.close();
    }

    /** Grey noise with a square of stripes in any place: conspicuous, and normal. */
    private static RgbImage normal(int number) {
        KeyedRandom random = KeyedRandom.of(77, number);
        byte[] pixels = new byte[SIDE * SIDE * 3];
        int grey = 100 + random.nextInt(56);
        int left = random.nextInt(17);
        int top = random.nextInt(17);
        boolean across = random.nextBoolean();
        for (int i = 0; i < pixels.length; i++) {
            int x = i / 3 % SIDE;
            int y = i / 3 / SIDE;
            boolean inside = x >= left && x < left + 16 && y >= top && y < top + 16;
            int stripe = (across ? x : y) / 2 % 2 == 0 ? 90 : -90;
            int value = grey + random.nextInt(21) - 10 + (inside ? stripe : 0);
            pixels[i] = (byte) Math.max(0, Math.min(255, value));
        }
        return RgbImage.of(SIDE, SIDE, pixels);
    }

    /** A plain patch of a colour: strange, and not conspicuous for its edges. */
    private static RgbImage patched(RgbImage image, int number, boolean[] part) {
        KeyedRandom random = KeyedRandom.of(number);
        byte[] pixels = image.toBytes();
        int left = random.nextInt(SIDE - PATCH + 1);
        int top = random.nextInt(SIDE - PATCH + 1);
        for (int y = top; y < top + PATCH; y++) {
            for (int x = left; x < left + PATCH; x++) {
                part[y * SIDE + x] = true;
                for (int c = 0; c < 3; c++) {
                    int value = (int) (128 + 70 * Math.sin(number + 2.1 * c));
                    pixels[(y * SIDE + x) * 3 + c] = (byte) value;
                }
            }
        }
        return RgbImage.of(SIDE, SIDE, pixels);
    }

    /** The share of a map that lies in the strange part. */
    private static double share(double[] map, boolean[] part) {
        double inside = 0;
        for (int i = 0; i < map.length; i++) {
            inside += part[i] ? map[i] : 0;
        }
        double all = Arrays.stream(map).sum();
        return all > 0 ? inside / all : 0;
    }

    /** The mean share and half its 95% interval over the images. */
    private record Share(double mean, double half) {

        static Share of(Function<Integer, double[]> maps) {
            double[] shares = new double[IMAGES];
            Arrays.setAll(shares, i -> share(maps.apply(i), parts.get(i)));
            double mean = Arrays.stream(shares).average().getAsDouble();
            double square =
                    Arrays.stream(shares).map(s -> (s - mean) * (s - mean)).sum() / (IMAGES - 1);
            // Student's t with 9 degrees of freedom.
            return new Share(mean, 2.262 * Math.sqrt(square / IMAGES));
        }

        double low() {
            return mean - half;
        }

        double high() {
            return mean + half;
        }
    }

    /** Sobel's edges of the grey image: what is merely conspicuous. */
    private static double[] edges(RgbImage image) {
        double[] grey = new double[SIDE * SIDE];
        for (int i = 0; i < grey.length; i++) {
            for (int c = 0; c < 3; c++) {
                grey[i] += image.get(i % SIDE, i / SIDE, c) / 3.0;
            }
        }
        double[] edges = new double[grey.length];
        for (int y = 1; y < SIDE - 1; y++) {
            for (int x = 1; x < SIDE - 1; x++) {
                double dx = 0;
                double dy = 0;
                for (int k = -1; k <= 1; k++) {
                    int weight = k == 0 ? 2 : 1;
                    dx += weight * (grey[(y + k) * SIDE + x + 1] - grey[(y + k) * SIDE + x - 1]);
                    dy += weight * (grey[(y + 1) * SIDE + x + k] - grey[(y - 1) * SIDE + x + k]);
                }
                edges[y * SIDE + x] = Math.hypot(dx, dy);
            }
        }
        return edges;
    }

    @Test
    void occlusionFindsTheStrangePartMoreOftenThanChanceAndThanEdges() {
        Share occlusion = Share.of(i -> explanations.get(i).occlusion().values());
        Share edges = Share.of(i -> edges(images.get(i)));
        double chance = PATCH * PATCH / (double) (SIDE * SIDE);
        assertTrue(occlusion.low() > chance, occlusion + " against chance " + chance);
        assertTrue(occlusion.low() > edges.high(), occlusion + " against edges " + edges);
    }

    /** A map that stays the same under random weights would show the image, not the detector. */
    @Test
    void withRandomWeightsOcclusionChanges() {
        try (Detector random = untrained(Methods.usual(MethodName.BCE), detector)) {
            List<Explanation> others =
                    images.stream().map(image -> Explanation.of(random, image)).toList();
            double correlation = 0;
            for (int i = 0; i < IMAGES; i++) {
                correlation +=
                        correlation(explanations.get(i).occlusion(), others.get(i).occlusion())
                                / IMAGES;
            }
            assertTrue(correlation < 0.5, "" + correlation);
            Share share = Share.of(i -> others.get(i).occlusion().values());
            Share trained = Share.of(i -> explanations.get(i).occlusion().values());
            assertTrue(share.high() < trained.mean(), share + " against " + trained);
        }
    }

    @Test
    void withRandomWeightsTheGradientChanges() throws IOException {
        try (Detector trained = training(8).optMethod(MethodName.SIMCLR).build().train();
                Detector random = untrained(Methods.usual(MethodName.SIMCLR), trained)) {
            double correlation = 0;
            for (int i = 0; i < 3; i++) {
                HeatMap map = Explanation.of(trained, images.get(i)).gradient();
                HeatMap other = Explanation.of(random, images.get(i)).gradient();
                correlation += correlation(map, other) / 3;
            }
            assertTrue(correlation < 0.6, "" + correlation);
        }
    }

    /** A detector with the views of another and the network of its preset, not trained. */
    private static Detector untrained(OodMethod method, Detector like) {
        OeclModel model =
                OeclModel.builder()
                        .setBackbone(Backbone.COMPACT)
                        .optWidth(8)
                        .optHidden(32)
                        .optEmbedding(16)
                        .optHeads(method.networkHeads())
                        .optSeed(99)
                        .optDevice(Device.cpu())
                        .build();
        return Detector.builder()
                .setScores(
                        ImageScores.fitted(
                                model, like.scores().views(), method, set(images.subList(0, 2))))
                .setCalibrationImages(set(images))
                .optScore(like.score())
                .optImageSize(SIDE)
                .build();
    }

    private static ImageSet set(List<RgbImage> images) {
        return ImageSet.of("cars", List.of("car"), images, new int[images.size()]);
    }

    private static double correlation(HeatMap a, HeatMap b) {
        return new PearsonsCorrelation().correlation(a.values(), b.values());
    }

    @Test
    void aMethodThatDoesNotGoByTheNormHasNoGradient() {
        OodMethod hsc = Methods.usual(MethodName.HSC);
        ImageSet noise = Scored.noise("noise", 3);
        try (Detector other =
                Detector.builder()
                        .setScores(ImageScores.fitted(Scored.model(hsc), Scored.VIEWS, hsc, noise))
                        .setCalibrationImages(noise)
                        .build()) {
            Explanation explanation = Explanation.of(other, noise.image(0));
            assertNull(explanation.gradient());
            assertEquals(8, explanation.occlusion().width());
        }
    }

    @Test
    void anOblongImageHasMapsOfItsSize() {
        OodMethod simclr = Methods.usual(MethodName.SIMCLR);
        ImageSet noise = Scored.noise("noise", 3);
        try (Detector other =
                Detector.builder()
                        .setScores(
                                ImageScores.fitted(
                                        Scored.model(simclr), Scored.VIEWS, simclr, noise))
                        .setCalibrationImages(noise)
                        .build()) {
            RgbImage oblong = RgbImage.of(9, 14, new byte[9 * 14 * 3]);
            Explanation explanation = Explanation.of(other, oblong);
            assertEquals(14, explanation.gradient().height());
            assertEquals(9, explanation.occlusion().width());
        }
    }

    @Test
    void aPatchBecomesTheMeanOfItsSurroundings() {
        byte[] pixels = new byte[8 * 8 * 3];
        Arrays.fill(pixels, (byte) 40);
        RgbImage plain = RgbImage.of(8, 8, pixels);
        for (int i = 0; i < 3; i++) {
            pixels[(3 * 8 + 3) * 3 + i] = (byte) 255;
        }
        assertEquals(plain, Occlusion.of(RgbImage.of(8, 8, pixels), 2, 2, 4));
        assertEquals(128, Occlusion.of(plain, 0, 0, 8).get(5, 5, 1));
        assertEquals(40, Occlusion.of(plain, 0, 0, 2).get(0, 0, 0));
    }

    @Test
    void aMapHasAValueForEachPixel() {
        assertThrows(IllegalArgumentException.class, () -> new HeatMap(2, 2, new double[3]));
        assertThrows(IllegalArgumentException.class, () -> new HeatMap(1, 1, new double[] {-1}));
        assertEquals(1, new HeatMap(1, 2, new double[] {2, 4}).scaled().values()[1]);
        assertEquals(0, new HeatMap(1, 2, new double[2]).scaled().values()[1]);
    }
}

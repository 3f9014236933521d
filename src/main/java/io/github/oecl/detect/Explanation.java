// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.detect;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.oecl.image.Resampling;
import io.github.oecl.image.RgbImage;
import io.github.oecl.method.OodScore;
import io.github.oecl.method.Scoring;
import io.github.oecl.model.InferenceModel;
import io.github.oecl.model.check.internal.EngineCheck;
import io.github.oecl.model.check.internal.Passes;
import io.github.oecl.random.KeyedRandom;
import io.github.oecl.transform.Augmentation;
import io.github.oecl.transform.Shift;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Where in an image its score comes from. Both maps show what moves this detector's score, which is
 * not always what a person would call the reason.
 *
 * @param image as the detector sees it
 * @param occlusion how much more normal the image becomes where a patch is replaced by the mean of
 *     its surroundings, averaged over the patches that cover a pixel
 * @param gradient how strongly the projection's norm depends on a pixel: the size of the gradient's
 *     mean over noisy copies of the clean view (SmoothGrad: Smilkov et al., arXiv 1706.03825); null
 *     for a method that does not score by the norm
 */
public record Explanation(RgbImage image, HeatMap occlusion, HeatMap gradient) {

    /** A patch has a quarter of the image's side, and the next begins half a patch further. */
    private static final int PATCHES = 4;

    private static final int COPIES = 16;
    private static final double NOISE = 0.1;

    /**
     * Explains the score of an image. Takes about fifty times as long as to score it.
     *
     * @param detector an open one
     * @param image of any size
     * @return the maps, of the size in which the detector sees the image
     */
    public static Explanation of(Detector detector, RgbImage image) {
        int size = detector.imageSize();
        RgbImage seen = size == 0 ? image : Resampling.square(image, size);
        boolean byNorm =
                Scoring.norm().scores().contains(detector.score())
                        || detector.score() == OodScore.CSI;
        return new Explanation(
                seen, occlusion(detector, seen), byNorm ? gradient(detector, seen) : null);
    }

    private static HeatMap occlusion(Detector detector, RgbImage image) {
        double score = detector.detect(image).score();
        int patch = Math.max(1, Math.min(image.width(), image.height()) / PATCHES);
        List<int[]> corners = corners(image, patch);
        List<Detection> without =
                detector.detect(
                        corners.stream()
                                .map(at -> Occlusion.of(image, at[0], at[1], patch))
                                .toList());
        double[] sum = new double[image.width() * image.height()];
        int[] count = new int[sum.length];
        for (int i = 0; i < corners.size(); i++) {
            double gain = without.get(i).score() - score;
            for (int pixel = 0; pixel < patch * patch; pixel++) {
                int x = corners.get(i)[0] + pixel % patch;
                int y = corners.get(i)[1] + pixel / patch;
                sum[y * image.width() + x] += gain;
                count[y * image.width() + x]++;
            }
        }
        Arrays.setAll(sum, i -> Math.max(0, sum[i] / count[i]));
        return new HeatMap(image.width(), image.height(), sum);
    }

    /** Left and top of each patch. */
    private static List<int[]> corners(RgbImage image, int patch) {
        List<int[]> corners = new ArrayList<>();
        for (int top : starts(image.height(), patch)) {
            for (int left : starts(image.width(), patch)) {
                corners.add(new int[] {left, top});
            }
        }
        return corners;
    }

    /** The last patch ends where the image does. */
    private static int[] starts(int length, int patch) {
        int step = Math.max(1, patch / 2);
        int last = length - patch;
        int steps = (last + step - 1) / step;
        int[] starts = new int[steps + 1];
        Arrays.setAll(starts, i -> Math.min(last, i * step));
        return starts;
    }

    private static HeatMap gradient(Detector detector, RgbImage image) {
        int size = detector.scores().views().size();
        RgbImage view = Augmentation.clean(size).apply(image, Shift.identity(), KeyedRandom.of(0));
        EngineCheck.require(detector.model(), Passes.TRAINING, size, COPIES);
        float[] noisy = noisyCopies(view);
        double[] sizes = new double[size * size];
        try (InferenceModel model = detector.model().inferenceModel();
                NDManager manager = detector.model().newManager();
                NDArray copies = manager.create(noisy, new Shape(COPIES, 3, size, size));
                NDArray gradients = model.normGradients(copies);
                NDArray mean = gradients.mean(new int[] {0})) {
            float[] values = mean.toFloatArray();
            for (int i = 0; i < values.length; i++) {
                sizes[i % sizes.length] += Math.abs(values[i]);
            }
        }
        return fitted(new HeatMap(size, size, sizes), image.width(), image.height());
    }

    private static float[] noisyCopies(RgbImage view) {
        int area = view.width() * view.height();
        float[] noisy = new float[COPIES * RgbImage.CHANNELS * area];
        KeyedRandom random = KeyedRandom.of(KeyedRandom.stream("smoothed gradient"));
        for (int i = 0; i < noisy.length; i++) {
            int channel = i / area % RgbImage.CHANNELS;
            int pixel = i % area;
            int value = view.get(pixel % view.width(), pixel / view.width(), channel);
            noisy[i] = (float) (value / 255.0 + NOISE * random.nextGaussian());
        }
        return noisy;
    }

    /** The view is the middle square of the image, resized. */
    private static HeatMap fitted(HeatMap view, int width, int height) {
        int side = Math.min(width, height);
        int left = (width - side) / 2;
        int top = (height - side) / 2;
        double[] source = view.values();
        double[] values = new double[width * height];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                int from = y * view.height() / side * view.width() + x * view.width() / side;
                values[(top + y) * width + left + x] = source[from];
            }
        }
        return new HeatMap(width, height, values);
    }

    /**
     * A number for each pixel of an image: how much it has to do with the image's score.
     *
     * @param width of the image
     * @param height of the image
     * @param values row by row; at least 0, large where the image looks strange
     */
    public record HeatMap(int width, int height, double[] values) {

        /**
         * Copies the values.
         *
         * @param width of the image
         * @param height of the image
         * @param values row by row; at least 0
         * @throws IllegalArgumentException if they are not as many as pixels, or one is negative
         */
        public HeatMap {
            if (values.length != width * height || Arrays.stream(values).anyMatch(v -> !(v >= 0))) {
                throw new IllegalArgumentException(
                        String.format(
                                Locale.ROOT,
                                "A heat map of %d x %d pixels has as many values of at least 0, not %d",
                                width,
                                height,
                                values.length));
            }
            values = values.clone();
        }

        /** {@return a copy of the values} */
        @Override
        public double[] values() {
            return values.clone();
        }

        /** {@return the same with 1 as its largest value; all 0 if nothing stands out} */
        public HeatMap scaled() {
            double largest = Arrays.stream(values).max().orElse(0);
            double divisor = largest > 0 ? largest : 1;
            return new HeatMap(
                    width, height, Arrays.stream(values).map(v -> v / divisor).toArray());
        }
    }
}

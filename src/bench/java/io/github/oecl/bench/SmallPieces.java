// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.bench;

import io.github.oecl.image.RgbImage;
import io.github.oecl.norm.NormStatistics;
import io.github.oecl.random.KeyedRandom;
import io.github.oecl.transform.Shift;
import io.github.oecl.transform.SimclrAugmentation;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What JMH measures: statistics of norms and single views. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
public class SmallPieces {

    private static final int IMAGES = 100;
    private static final int DIMENSION = 128;
    private static final int SIZE = 32;

    /** The views of an image. */
    @Param({"9", "33"})
    int views;

    private float[] features;
    private RgbImage image;
    private KeyedRandom random;
    private final SimclrAugmentation augmentation =
            SimclrAugmentation.builder().setSize(SIZE).build();

    /** Makes features and an image. */
    @Setup
    public void prepare() {
        random = KeyedRandom.of(1);
        features = new float[IMAGES * views * DIMENSION];
        for (int i = 0; i < features.length; i++) {
            features[i] = (float) random.nextGaussian();
        }
        byte[] pixels = new byte[SIZE * SIZE * RgbImage.CHANNELS];
        random.nextBytes(pixels);
        image = RgbImage.wrap(SIZE, SIZE, pixels);
    }

    /**
     * Computes the statistics of 100 images' views in 128 dimensions.
     *
     * @return the statistics
     */
    @Benchmark
    public NormStatistics normStatisticsOf100Images() {
        return NormStatistics.of(features, views, DIMENSION);
    }

    /**
     * Makes the augmented views of an image of 32 pixels.
     *
     * @return the last one
     */
    @Benchmark
    public RgbImage viewsOfAnImage() {
        RgbImage view = null;
        for (int i = 0; i < views; i++) {
            view = augmentation.apply(image, Shift.identity(), random);
        }
        return view;
    }
}

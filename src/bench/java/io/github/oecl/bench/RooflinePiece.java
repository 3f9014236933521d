// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.bench;

import ai.djl.ndarray.NDManager;
import io.github.oecl.bench.RooflineTask.Work;
import java.io.IOException;

/**
 * What is measured beside the machine's peak. The first of those that are limited by arithmetic and
 * the first of those that are limited by the memory are the probes of the machine itself.
 *
 * <p>Of what goes through memory the least counts that the work needs: an array that does not fit
 * into a cache is read or written once for each pass that nobody can do without.
 */
enum RooflinePiece {
    MULTIPLY_ADDS(
            "fused multiply-adds of Java, in the nearest cache",
            1,
            MultiplyAdds.GFLOP,
            (manager, settings) -> MultiplyAdds.work()),
    PRODUCT(
            "product of matrices, 2048 x 2048",
            1,
            EngineWork.PRODUCT_GFLOP,
            (manager, settings) -> EngineWork.product(manager)),
    CONVOLUTION_64(EngineWork.convolution(64, 32), false),
    CONVOLUTION_64_BOTH(EngineWork.convolution(64, 32), true),
    CONVOLUTION_128(EngineWork.convolution(128, 16), false),
    CONVOLUTION_128_BOTH(EngineWork.convolution(128, 16), true),
    CONVOLUTION_256(EngineWork.convolution(256, 8), false),
    CONVOLUTION_256_BOTH(EngineWork.convolution(256, 8), true),
    CONVOLUTION_512(EngineWork.convolution(512, 4), false),
    CONVOLUTION_512_BOTH(EngineWork.convolution(512, 4), true),
    /** The compact network's first block. */
    CONVOLUTION_COMPACT(EngineWork.convolution(32, 16), false),
    CONVOLUTION_COMPACT_BOTH(EngineWork.convolution(32, 16), true),

    SUM(
            "sum of two arrays of 256 MiB, in place",
            2,
            EngineWork.SUM_GB,
            (manager, settings) -> EngineWork.sum(manager)),
    NORM("batch norm, forward", 20, EngineWork.normGb(false), EngineWork.norm(false)),
    NORM_BOTH(
            "batch norm, forward and backward", 5, EngineWork.normGb(true), EngineWork.norm(true)),
    AUGMENTATION_32(
            "augmentation, 32 pixels",
            4000,
            PixelWork.augmentationGb(ViewSize.SMALL),
            (manager, settings) -> PixelWork.augmentation(ViewSize.SMALL, settings.data())),
    AUGMENTATION_224(
            "augmentation, 224 pixels",
            60,
            PixelWork.augmentationGb(ViewSize.LARGE),
            (manager, settings) -> PixelWork.augmentation(ViewSize.LARGE, settings.data())),
    DECODING(
            "decoding of a JPEG file of 500 x 375 pixels",
            60,
            PixelWork.DECODING_GB,
            (manager, settings) -> PixelWork.decoding(settings.data()));

    /** Prepares a piece of work. */
    @FunctionalInterface
    interface Preparation {
        Work work(NDManager manager, Settings settings) throws IOException;
    }

    private final String title;
    private final int times;
    private final double units;
    private final Preparation preparation;

    RooflinePiece(String title, int times, double units, Preparation preparation) {
        this.title = title;
        this.times = times;
        this.units = units;
        this.preparation = preparation;
    }

    /** A backward pass computes two convolutions of the same size. */
    RooflinePiece(EngineWork.Convolution layer, boolean both) {
        this(
                layer.title() + (both ? ", forward and backward" : ", forward"),
                layer.times(),
                (both ? 3 : 1) * layer.gflop(),
                (manager, settings) -> layer.work(manager, both));
    }

    Work work(NDManager manager, Settings settings) throws IOException {
        return preparation.work(manager, settings);
    }

    String title() {
        return title;
    }

    /** How often it is done in a round, for a fraction of a second. */
    int times() {
        return times;
    }

    /** The billions of operations, or of bytes, that it is. */
    double units() {
        return units;
    }

    boolean isArithmetic() {
        return compareTo(SUM) < 0;
    }

    /** Tells whether the engine's threads do it. */
    boolean isOfTheEngine() {
        return compareTo(AUGMENTATION_32) < 0;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.features;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.oecl.data.ImageSet;
import io.github.oecl.image.RgbImage;
import io.github.oecl.model.Features;
import io.github.oecl.model.InferenceModel;
import io.github.oecl.model.OeclModel;
import io.github.oecl.model.check.internal.EngineCheck;
import io.github.oecl.model.check.internal.Passes;
import io.github.oecl.model.internal.ChannelsLast;
import io.github.oecl.train.internal.PixelPipeline;
import io.github.oecl.transform.Augmentation;
import io.github.oecl.transform.Shift;
import java.nio.ByteBuffer;
import java.util.concurrent.CancellationException;

/**
 * The projections of one clean and n augmented views of each image of a set, computed block by
 * block: a block's views and features are handed on and released, so that memory does not grow with
 * the set. Each view is a function of the seed, the image's place in the set and the view's number.
 */
public final class ViewProjections {

    /** About as many views go through the network at a time, fewer if they are large. */
    private static final int ROWS = 512;

    private static final int PIXELS = ROWS * 32 * 32;

    /** Folders are scored by small portions, which are to fill several blocks. */
    private static final int SMALLER = 4;

    private final OeclModel model;
    private final Augmentation augmentation;
    private final Shift.Transformation shift;
    private final int views;
    private final long seed;

    /** Null unless each image counts as the only one. */
    private final InferenceModel kept;

    /** Receives the projections of a block of images. */
    @FunctionalInterface
    public interface BlockConsumer {
        /**
         * Takes a block.
         *
         * @param first the place in the set of the block's first image
         * @param projections images x views x dimension; the first view of an image is the clean
         *     one
         */
        void accept(int first, float[] projections);
    }

    /** Receives all outputs of a block of images. */
    @FunctionalInterface
    public interface FeatureConsumer {
        /**
         * Takes a block.
         *
         * @param first the place in the set of the block's first image
         * @param features a row for each view, images x views; the first view of an image is the
         *     clean one. They are closed when this returns
         */
        void accept(int first, Features features);
    }

    /**
     * Makes the views' source.
     *
     * @param model computes the projections
     * @param augmentation makes the augmented views
     * @param augmentedViews how many of them, at least 0
     * @param seed of the augmentations
     * @throws IllegalArgumentException if the number of views is negative
     */
    public ViewProjections(
            OeclModel model, Augmentation augmentation, int augmentedViews, long seed) {
        this(model, augmentation, Shift.identity(), augmentedViews, seed, null);
    }

    private ViewProjections(
            OeclModel model,
            Augmentation augmentation,
            Shift.Transformation shift,
            int augmentedViews,
            long seed,
            InferenceModel kept) {
        if (augmentedViews < 0) {
            throw new IllegalArgumentException(
                    "The number of augmented views is "
                            + augmentedViews
                            + "; it must be at least 0");
        }
        this.model = model;
        this.augmentation = augmentation;
        this.shift = shift;
        this.views = augmentedViews + 1;
        this.seed = seed;
        this.kept = kept;
    }

    /**
     * Returns the same views of shifted images, with the same random numbers.
     *
     * @param transformation what is done to each image, also to the clean view
     * @return the source of those views
     */
    public ViewProjections under(Shift.Transformation transformation) {
        return new ViewProjections(model, augmentation, transformation, views - 1, seed, kept);
    }

    /**
     * Returns the views of each image as if it were the only one of its set: all images have the
     * same random numbers, and an image's features are bit-identical whatever it is computed with.
     * The inference network is made once, of the weights as they are now, and stays until the model
     * is closed. Any number of threads may use the source at once.
     *
     * @return the source of those views
     */
    public ViewProjections ofEachAlone() {
        return new ViewProjections(
                model, augmentation, shift, views - 1, seed, model.inferenceModel());
    }

    /** {@return the views of an image, the clean one among them} */
    public int views() {
        return views;
    }

    /** {@return the size of a projection} */
    public int dimension() {
        return model.architecture().embedding();
    }

    /**
     * Computes the projections of a set.
     *
     * @param images the set
     * @param consumer takes the blocks in order, on this thread
     * @throws CancellationException if the thread is interrupted, between two blocks
     */
    public void forEachBlock(ImageSet images, BlockConsumer consumer) {
        forEachFeatures(
                images,
                (first, features) -> consumer.accept(first, features.projection().toFloatArray()));
    }

    /**
     * Computes all outputs of the model for a set.
     *
     * @param images the set
     * @param consumer takes the blocks in order, on this thread
     */
    public void forEachFeatures(ImageSet images, FeatureConsumer consumer) {
        int perBlock = imagesPerBlock();
        requireSoundEngine();
        int blocks = (images.size() + perBlock - 1) / perBlock;
        int rows = Math.min(perBlock, Math.max(1, images.size())) * views;
        int bytes = computedRows(rows) * viewBytes();
        PixelPipeline.Filler filler = (block, pixels) -> fill(images, block * perBlock, pixels);
        InferenceModel inference = kept == null ? model.inferenceModel() : kept;
        // A single block has nothing to be made ahead of; threads would only cost their start.
        int threads = blocks == 1 ? 0 : PixelPipeline.usualThreads();
        try (PixelPipeline pipeline = new PixelPipeline(filler, bytes, 0, blocks, threads)) {
            for (int block = 0; block < blocks; block++) {
                int first = block * perBlock;
                int count = Math.min(perBlock, images.size() - first);
                compute(inference, first, pipeline.next(), count * views, consumer);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted while scoring " + images.name());
        } finally {
            if (kept == null) {
                inference.close();
            }
        }
    }

    /**
     * Refuses an engine that computes these views wrongly on this machine; best called before the
     * model is trained, as scoring itself does it afterwards.
     *
     * @throws io.github.oecl.model.check.internal.EngineCheckException if it does
     */
    public void requireSoundEngine() {
        // A single image, as a detector scores them, and a full block; others lie between.
        int[] rows = {views, imagesPerBlock() * views};
        EngineCheck.require(model, Passes.SCORING, augmentation.size(), rows);
    }

    private int imagesPerBlock() {
        int share = kept == null ? 1 : SMALLER;
        int pixels = augmentation.size() * augmentation.size();
        int rows = Math.min(ROWS, PIXELS / pixels) / share;
        return Math.max(1, rows / views);
    }

    private void compute(
            InferenceModel inference,
            int first,
            ByteBuffer pixels,
            int rows,
            FeatureConsumer consumer) {
        int computed = computedRows(rows);
        try (NDManager scope = model.newManager()) {
            ByteBuffer used = pixels.duplicate().limit(computed * viewBytes());
            NDArray images =
                    ChannelsLast.images(scope, used.slice(), computed, augmentation.size());
            Features features = inference.evaluate(images, kept == null ? computed : views);
            consumer.accept(first, computed == rows ? features : features.first(rows));
        }
    }

    /** For a single row the engine's convolutions round otherwise than for more. */
    private int computedRows(int rows) {
        return kept == null ? rows : Math.max(2, rows);
    }

    private void fill(ImageSet images, long first, byte[] pixels) {
        ViewPixels each = new ViewPixels(augmentation, shift, views, seed);
        int offset = 0;
        for (long i = first; i < images.size() && offset < pixels.length; i++) {
            each.fill(images.image((int) i), kept == null ? (int) i : 0, pixels, offset);
            offset += views * viewBytes();
        }
    }

    private int viewBytes() {
        return augmentation.size() * augmentation.size() * RgbImage.CHANNELS;
    }
}

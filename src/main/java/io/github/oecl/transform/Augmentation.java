// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.transform;

import io.github.oecl.image.RgbImage;
import io.github.oecl.random.KeyedRandom;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;

/** Makes views of images: the same image, shift and state of the generator give the same view. */
public interface Augmentation {

    /**
     * Makes a view of an image.
     *
     * @param image the image, of any size
     * @param shift what to do to the distribution; {@link Shift#identity()} leaves it as it is
     * @param random where all randomness comes from
     * @return the view
     */
    RgbImage apply(RgbImage image, Shift.Transformation shift, RandomGenerator random);

    /**
     * Makes a view of an image as it is.
     *
     * @param image the image, of any size
     * @param random where all randomness comes from
     * @return the view
     */
    default RgbImage apply(RgbImage image, RandomGenerator random) {
        return apply(image, Shift.identity(), random);
    }

    /**
     * Makes the view that a key fixes, and checks its size.
     *
     * @param image the image, of any size
     * @param shift what to do to the distribution
     * @param key fixes the randomness
     * @return the view
     * @throws IllegalStateException if it is not a square of {@link #size}
     */
    default RgbImage view(RgbImage image, Shift.Transformation shift, ViewKey key) {
        RgbImage view = apply(image, shift, key.random());
        if (view.width() != size() || view.height() != size()) {
            throw new IllegalStateException(
                    "The augmentation %s makes a view of %s x %s pixels, and its size is %s"
                            .formatted(
                                    getClass().getSimpleName(),
                                    view.width(),
                                    view.height(),
                                    size()));
        }
        return view;
    }

    /**
     * Returns this augmentation with one more step at its end.
     *
     * @param step changes a view and keeps its size
     * @return the longer augmentation
     */
    default Augmentation then(Shift.Operation step) {
        return new Followed(this, step);
    }

    /**
     * Returns an augmentation of single steps. A flip belongs before the shift: an image that is
     * turned by 90 degrees and then flipped is a flipped one turned by 270.
     *
     * @param size the side of a view in pixels
     * @param before what is done to an image before it is shifted
     * @param after what makes a view, a square of the size, of the shifted image
     * @return the augmentation
     */
    static Augmentation of(int size, Shift.Operation before, Shift.Operation after) {
        return new ShiftedPipeline(size, before, after);
    }

    /**
     * Makes an augmentation of one's own known to this process. One that is registered again takes
     * the place of the former.
     *
     * @param factory makes it
     * @throws IllegalArgumentException if its name is not plain, or is one of the library's
     */
    static void register(AugmentationFactory factory) {
        Augmentations.register(factory);
    }

    /**
     * Makes an augmentation of one's own known to this process.
     *
     * @param name letters, digits, dots, hyphens and underscores
     * @param maker makes it, of the side of a view in pixels and the least share of an image that a
     *     crop keeps
     * @throws IllegalArgumentException if the name is not plain, or is one of the library's
     */
    static void register(String name, BiFunction<Integer, Double, Augmentation> maker) {
        Augmentations.register(name, maker);
    }

    /**
     * Returns an augmentation.
     *
     * @param name of the augmentation; null for SimCLR's
     * @param size the side of a view in pixels
     * @param minimumArea the least share of an image that a crop keeps
     * @return the augmentation
     * @throws IllegalArgumentException if this process knows none of that name, or a number is out
     *     of its range
     */
    static Augmentation named(String name, int size, double minimumArea) {
        return Augmentations.named(name, size, minimumArea);
    }

    /**
     * Returns the view without augmentation, for tests: the square in the middle of the shifted
     * image, whose shorter side is resized to the view's size.
     *
     * @param size the side of a view in pixels, at least 1
     * @return the clean view
     * @throws IllegalArgumentException if the size is not positive
     */
    static Augmentation clean(int size) {
        return CleanView.ofSize(size);
    }

    /**
     * Returns the view without augmentation, for tests: the square in the middle of the shifted
     * image, whose shorter side is resized to more than the view keeps, as is usual for 256 and
     * 224.
     *
     * @param size the side of a view in pixels, at least 1
     * @param shortSide the shorter side of the image from which the view is cut, at least the size
     * @return the clean view
     * @throws IllegalArgumentException if the size is not positive or over the shorter side
     */
    static Augmentation clean(int size, int shortSide) {
        return CleanView.ofSize(size, shortSide);
    }

    /** {@return the side of a view in pixels; views are square} */
    int size();

    /**
     * What fixes the randomness of one view. Views of different keys are independent, so that the
     * number of threads changes nothing and an image that comes twice in a batch is augmented
     * afresh.
     *
     * @param seed the seed of the run
     * @param stream the purpose, as in {@link KeyedRandom#stream(String)}: training, scoring, ...
     * @param step the step of the training, or the batch
     * @param slot the place of the image in the batch
     * @param view the number of the view among those of the image
     */
    record ViewKey(long seed, long stream, long step, int slot, int view) {

        /** {@return a new generator of this view, always the same sequence} */
        public KeyedRandom random() {
            return KeyedRandom.of(seed, stream, step, slot, view);
        }
    }
}

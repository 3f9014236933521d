// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.transform;

import io.github.oecl.image.Resampling;
import io.github.oecl.image.Resized;
import io.github.oecl.image.RgbImage;
import java.util.random.RandomGenerator;

/**
 * The augmentation of SimCLR (Chen et al., 2020) with the settings of OECL's authors: horizontal
 * flip, random resized crop, colour jitter, grayscale; no blur.
 *
 * <p>The horizontal flip comes first, then the shift, then the rest, as in CSI. Were the flip to
 * come after the shift, an image turned by 90 degrees and then flipped would be the flipped image
 * turned by 270 degrees: a normal view that equals an outlier of self-OECL.
 */
public final class SimclrAugmentation implements Augmentation {

    private final int shortSide;
    private final double flip;
    private final RandomResizedCrop crop;
    private final double jitterProbability;
    private final ColorJitter jitter;
    private final double grayscale;

    private SimclrAugmentation(Builder builder) {
        shortSide = builder.shortSide;
        flip = builder.flip;
        crop = builder.crop();
        jitterProbability = builder.jitterProbability;
        jitter = builder.jitter;
        grayscale = builder.grayscale;
    }

    /** {@return a builder with the authors' settings, which still needs the size} */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public RgbImage apply(RgbImage image, Shift.Transformation shift, RandomGenerator random) {
        Resized source =
                shortSide == 0 ? Resized.asItIs(image) : Resized.shortSideTo(image, shortSide);
        boolean flipped = RandomDraws.happens(flip, random);
        RgbImage view =
                shift == Shift.identity()
                        ? cropped(source, flipped, random)
                        : crop.apply(
                                shift.apply(mirrored(source.whole(), flipped), random), random);
        return recolored(view, random);
    }

    /** Returns a crop of the flipped image, of which no more than the crop is made. */
    private RgbImage cropped(Resized source, boolean flipped, RandomGenerator random) {
        Rectangle place = crop.rectangle(source.height(), source.width(), random);
        Rectangle before = flipped ? place.mirrored(source.width()) : place;
        RgbImage part = source.window(before.top(), before.left(), before.height(), before.width());
        return Resampling.resize(mirrored(part, flipped), crop.size(), crop.size());
    }

    private static RgbImage mirrored(RgbImage image, boolean flipped) {
        return flipped ? Geometry.flipHorizontally(image) : image;
    }

    @Override
    public int size() {
        return crop.size();
    }

    private RgbImage recolored(RgbImage view, RandomGenerator random) {
        byte[] pixels = view.toBytes();
        if (RandomDraws.happens(jitterProbability, random)) {
            jitter.apply(pixels, random);
        }
        if (RandomDraws.happens(grayscale, random)) {
            ColorOps.grayscale(pixels);
        }
        return RgbImage.wrap(view.width(), view.height(), pixels);
    }

    /** Settings of the augmentation. */
    public static final class Builder {

        private int size;
        private int shortSide;
        private double minArea = 0.08;
        private double maxArea = 1;
        private double minAspect = 3.0 / 4;
        private double maxAspect = 4.0 / 3;
        private double flip = 0.5;
        private double jitterProbability = 0.8;
        private ColorJitter jitter = new ColorJitter(0.4, 0.4, 0.4, 0.1);
        private double grayscale = 0.2;

        private Builder() {}

        /**
         * Sets the side of a view; must be given.
         *
         * @param size in pixels, at least 1
         * @return this builder
         */
        public Builder setSize(int size) {
            this.size = size;
            return this;
        }

        /**
         * Sets the size to which the shorter side of an image is brought before all else, as the
         * authors do with 256 for views of 224; by default images stay as they are.
         *
         * @param shortSide in pixels, at least 1
         * @return this builder
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder optShortSide(int shortSide) {
            if (shortSide < 1) {
                throw new IllegalArgumentException(
                        "The shorter side must be at least 1, not " + shortSide);
            }
            this.shortSide = shortSide;
            return this;
        }

        /**
         * Sets the range of a crop's part of the image's area; 0.08 to 1 by default. The authors
         * take 0.5 to 1 for cells.
         *
         * @param min the smallest part, over 0
         * @param max the largest part, at most 1
         * @return this builder
         */
        public Builder optArea(double min, double max) {
            minArea = min;
            maxArea = max;
            return this;
        }

        /**
         * Sets the range of a crop's width / height; 3/4 to 4/3 by default.
         *
         * @param min the smallest, over 0
         * @param max the largest
         * @return this builder
         */
        public Builder optAspect(double min, double max) {
            minAspect = min;
            maxAspect = max;
            return this;
        }

        /**
         * Sets the probability of a horizontal flip; 0.5 by default.
         *
         * @param probability 0 to 1
         * @return this builder
         */
        public Builder optFlip(double probability) {
            flip = probability;
            return this;
        }

        /**
         * Sets the strengths of the colour jitter, 0.4, 0.4, 0.4 and 0.1 by default: random changes
         * of brightness, contrast, saturation and hue, in random order, as in torchvision. Factors
         * are uniform from 1 - strength (at least 0) to 1 + strength; the hue is turned by a part
         * of the circle that is uniform from -hue to hue. A strength of 0 leaves its operation out.
         *
         * @param brightness strength, at least 0
         * @param contrast strength, at least 0
         * @param saturation strength, at least 0
         * @param hue the largest turn, 0 to 0.5
         * @return this builder
         * @throws IllegalArgumentException if a strength is out of range
         */
        public Builder optJitter(
                double brightness, double contrast, double saturation, double hue) {
            jitter = new ColorJitter(brightness, contrast, saturation, hue);
            return this;
        }

        /**
         * Sets the probability of the colour jitter; 0.8 by default.
         *
         * @param probability 0 to 1
         * @return this builder
         */
        public Builder optJitterProbability(double probability) {
            jitterProbability = probability;
            return this;
        }

        /**
         * Sets the probability of grayscale; 0.2 by default.
         *
         * @param probability 0 to 1
         * @return this builder
         */
        public Builder optGrayscale(double probability) {
            grayscale = probability;
            return this;
        }

        /**
         * Checks the settings and makes the augmentation.
         *
         * @return the augmentation
         * @throws IllegalArgumentException if the size was not given or a setting is out of range
         */
        public SimclrAugmentation build() {
            checkProbability("a flip", flip);
            checkProbability("colour jitter", jitterProbability);
            checkProbability("grayscale", grayscale);
            return new SimclrAugmentation(this);
        }

        private RandomResizedCrop crop() {
            if (size == 0) {
                throw new IllegalArgumentException(
                        "The size of a view is missing; give it with setSize, in pixels");
            }
            return new RandomResizedCrop(size, minArea, maxArea, minAspect, maxAspect);
        }

        private static void checkProbability(String name, double probability) {
            if (!(probability >= 0 && probability <= 1)) {
                throw new IllegalArgumentException(
                        "The probability of " + name + " must be 0 to 1, not " + probability);
            }
        }
    }
}

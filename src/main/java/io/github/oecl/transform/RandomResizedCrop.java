// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.transform;

import io.github.oecl.image.Resampling;
import io.github.oecl.image.RgbImage;
import java.util.random.RandomGenerator;

/**
 * Cuts a random rectangle out of an image and resizes it to a square, as in torchvision: the area
 * is uniform, the logarithm of the aspect ratio (width / height) is uniform, the place is uniform.
 * Rectangles that do not fit are drawn again, up to ten times; after that the largest one in the
 * middle whose aspect ratio is allowed is taken.
 *
 * @param size the side of the result in pixels, at least 1
 * @param minArea the smallest part of the image's area, over 0
 * @param maxArea the largest part of the image's area, at most 1
 * @param minAspect the smallest width / height, over 0
 * @param maxAspect the largest width / height
 */
record RandomResizedCrop(
        int size, double minArea, double maxArea, double minAspect, double maxAspect) {

    private static final int TRIES = 10;

    /**
     * Checks the ranges.
     *
     * @param size the side of the result
     * @param minArea the smallest part of the area
     * @param maxArea the largest part of the area
     * @param minAspect the smallest width / height
     * @param maxAspect the largest width / height
     * @throws IllegalArgumentException if a range is empty or beyond its bounds
     */
    RandomResizedCrop {
        if (size < 1) {
            throw new IllegalArgumentException(
                    "The size of a view must be at least 1, not " + size);
        }
        if (!(minArea > 0 && minArea <= maxArea && maxArea <= 1)) {
            throw new IllegalArgumentException(
                    "The area of a crop must range within 0 (not included) and 1, not from %s to %s"
                            .formatted(minArea, maxArea));
        }
        if (!(minAspect > 0 && minAspect <= maxAspect && maxAspect < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "The aspect ratio of a crop must range over positive numbers, not from %s to %s"
                            .formatted(minAspect, maxAspect));
        }
    }

    /**
     * Crops and resizes an image.
     *
     * @param image the image
     * @param random where the rectangle comes from
     * @return the square view
     */
    RgbImage apply(RgbImage image, RandomGenerator random) {
        Rectangle crop = rectangle(image.height(), image.width(), random);
        return Resampling.cropAndResize(
                image, crop.top(), crop.left(), crop.height(), crop.width(), size, size);
    }

    Rectangle rectangle(int height, int width, RandomGenerator random) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            double area = height * (double) width * RandomDraws.uniform(minArea, maxArea, random);
            double aspect = RandomDraws.logUniform(minAspect, maxAspect, random);
            int cropWidth = (int) Math.rint(Math.sqrt(area * aspect));
            int cropHeight = (int) Math.rint(Math.sqrt(area / aspect));
            if (fits(cropWidth, width) && fits(cropHeight, height)) {
                return Rectangle.anywhere(cropHeight, cropWidth, height, width, random);
            }
        }
        return middle(height, width);
    }

    private static boolean fits(int side, int available) {
        return side >= 1 && side <= available;
    }

    private Rectangle middle(int height, int width) {
        double aspect = (double) width / height;
        int cropWidth = aspect > maxAspect ? atLeastOne(height * maxAspect) : width;
        int cropHeight = aspect < minAspect ? atLeastOne(width / minAspect) : height;
        return new Rectangle(
                (height - cropHeight) / 2, (width - cropWidth) / 2, cropHeight, cropWidth);
    }

    private static int atLeastOne(double side) {
        return Math.max(1, (int) Math.rint(side));
    }
}

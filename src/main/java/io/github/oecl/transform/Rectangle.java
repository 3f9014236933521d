// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.transform;

import java.util.random.RandomGenerator;

/** A rectangle of whole pixels within an image. */
record Rectangle(int top, int left, int height, int width) {

    /** Returns a rectangle of the given size anywhere in an image, every place as likely. */
    static Rectangle anywhere(
            int height, int width, int imageHeight, int imageWidth, RandomGenerator random) {
        return new Rectangle(
                random.nextInt(imageHeight - height + 1),
                random.nextInt(imageWidth - width + 1),
                height,
                width);
    }

    /** Returns the rectangle that lies here once the image is flipped from left to right. */
    Rectangle mirrored(int imageWidth) {
        return new Rectangle(top, imageWidth - left - width, height, width);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.detect;

import io.github.oecl.image.RgbImage;

/** Replaces a patch of an image by the mean of its surroundings. */
final class Occlusion {

    private Occlusion() {}

    /** The surroundings are a frame around the patch, half as wide as it. */
    static RgbImage of(RgbImage image, int left, int top, int patch) {
        byte[] pixels = image.toBytes();
        int border = Math.max(1, patch / 2);
        for (int channel = 0; channel < RgbImage.CHANNELS; channel++) {
            long sum = 0;
            int count = 0;
            for (int y = top - border; y < top + patch + border; y++) {
                for (int x = left - border; x < left + patch + border; x++) {
                    boolean inside = x >= left && x < left + patch && y >= top && y < top + patch;
                    if (!inside && x >= 0 && y >= 0 && x < image.width() && y < image.height()) {
                        sum += image.get(x, y, channel);
                        count++;
                    }
                }
            }
            // A patch of a whole image has no surroundings, and grey is as good as any.
            byte mean = (byte) (count == 0 ? 128 : Math.round(sum / (double) count));
            for (int y = top; y < top + patch; y++) {
                for (int x = left; x < left + patch; x++) {
                    pixels[(y * image.width() + x) * RgbImage.CHANNELS + channel] = mean;
                }
            }
        }
        return RgbImage.of(image.width(), image.height(), pixels);
    }
}

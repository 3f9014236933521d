// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.features;

import io.github.oecl.image.RgbImage;
import io.github.oecl.random.KeyedRandom;
import io.github.oecl.transform.Augmentation;
import io.github.oecl.transform.Augmentation.ViewKey;
import io.github.oecl.transform.Shift;

/** The pixels of the views of an image, one clean and some augmented, for any network. */
final class ViewPixels {

    private final Augmentation augmentation;
    private final Augmentation clean;
    private final Shift.Transformation shift;
    private final int views;
    private final long seed;

    ViewPixels(Augmentation augmentation, Shift.Transformation shift, int views, long seed) {
        this.augmentation = augmentation;
        this.clean = Augmentation.clean(augmentation.size());
        this.shift = shift;
        this.views = views;
        this.seed = seed;
    }

    /**
     * Returns the views of an image.
     *
     * @param image of any size
     * @return views x size x size x 3 bytes, the clean view first
     */
    byte[] of(RgbImage image) {
        byte[] pixels = new byte[views * bytes()];
        fill(image, 0, pixels, 0);
        return pixels;
    }

    /** Puts the views of an image that has a place in its set into an array. */
    void fill(RgbImage image, int place, byte[] pixels, int offset) {
        for (int view = 0; view < views; view++) {
            ViewKey key = new ViewKey(seed, KeyedRandom.stream("test views"), 0, place, view);
            Augmentation way = view == 0 ? clean : augmentation;
            way.view(image, shift, key).copyTo(pixels, offset + view * bytes());
        }
    }

    private int bytes() {
        return augmentation.size() * augmentation.size() * RgbImage.CHANNELS;
    }
}

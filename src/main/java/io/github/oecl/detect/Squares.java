// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.detect;

import io.github.oecl.data.ImageSet;
import io.github.oecl.image.Resampling;
import io.github.oecl.image.RgbImage;
import java.util.List;

/** The images of a set, each brought to a square when it is asked for. */
record Squares(ImageSet images, int side) implements ImageSet {

    @Override
    public String name() {
        return images.name();
    }

    @Override
    public int size() {
        return images.size();
    }

    @Override
    public RgbImage image(int index) {
        return Resampling.square(images.image(index), side);
    }

    @Override
    public int label(int index) {
        return images.label(index);
    }

    @Override
    public List<String> classNames() {
        return images.classNames();
    }
}

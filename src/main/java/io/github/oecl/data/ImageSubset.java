// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data;

import io.github.oecl.image.RgbImage;
import java.util.List;
import java.util.Objects;

/** Some of the images of another set. */
final class ImageSubset extends NamedImages {

    private final ImageSet source;
    private final int[] indices;

    /** Takes over the array of indices. */
    ImageSubset(String name, ImageSet source, int[] indices) {
        super(name);
        this.source = source;
        this.indices = indices;
        for (int index : indices) {
            Objects.checkIndex(index, source.size());
        }
    }

    @Override
    public int size() {
        return indices.length;
    }

    @Override
    public RgbImage image(int index) {
        return source.image(indices[index]);
    }

    @Override
    protected int imageHash(int index) {
        return imageHash(source, indices[index]);
    }

    @Override
    public int label(int index) {
        return source.label(indices[index]);
    }

    @Override
    public List<String> classNames() {
        return source.classNames();
    }
}

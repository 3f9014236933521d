// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data;

import java.util.Objects;

/** What all sets here have in common: a name, and a digest that is computed once. */
abstract class NamedImages implements ImageSet {

    private final String name;
    private volatile String digest;

    NamedImages(String name) {
        this.name = Objects.requireNonNull(name, "name");
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String digest() {
        // Two threads may compute it at once: they find the same.
        if (digest == null) {
            digest = ContentDigest.of(this);
        }
        return digest;
    }

    /** The hash code of one image; a set whose images cost time to make may remember it. */
    int imageHash(int index) {
        return image(index).hashCode();
    }

    /** The hash code of one image of any set. */
    static int imageHash(ImageSet images, int index) {
        return images instanceof NamedImages named
                ? named.imageHash(index)
                : images.image(index).hashCode();
    }

    @Override
    public final String toString() {
        return name + " " + counts();
    }
}

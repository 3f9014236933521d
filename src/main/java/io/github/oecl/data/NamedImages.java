// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data;

import java.util.Objects;

/** What all sets here have in common: a name, and a digest that is computed once. */
public abstract class NamedImages implements ImageSet {

    private final String name;
    private volatile String digest;

    /**
     * Makes the set.
     *
     * @param name of the set
     */
    protected NamedImages(String name) {
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

    /**
     * Returns the hash code of an image; a set whose images cost time to make may remember it.
     *
     * @param index the place of the image
     * @return its hash code
     */
    protected int imageHash(int index) {
        return image(index).hashCode();
    }

    /**
     * Returns the hash code of an image of any set.
     *
     * @param images the set
     * @param index the place of the image
     * @return its hash code
     */
    protected static int imageHash(ImageSet images, int index) {
        return images instanceof NamedImages named
                ? named.imageHash(index)
                : images.image(index).hashCode();
    }

    @Override
    public final String toString() {
        return name + " " + counts();
    }
}

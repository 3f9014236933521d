// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data;

import io.github.oecl.image.RgbImage;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Images that are read whenever they are asked for. Their hash codes are remembered. */
public abstract class LazyImages extends NamedImages {

    /** 0 where not known yet. Two threads may set one at once: to the same. */
    private final int[] hashes;

    /**
     * Makes the set.
     *
     * @param name of the set
     * @param size the number of images
     */
    protected LazyImages(String name, int size) {
        super(name);
        this.hashes = new int[size];
    }

    /**
     * Reads one image.
     *
     * @param index its place in the set
     * @return the image
     * @throws IOException if it cannot be read
     */
    protected abstract RgbImage read(int index) throws IOException;

    @Override
    public final int size() {
        return hashes.length;
    }

    @Override
    public final RgbImage image(int index) {
        try {
            return read(index);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    @Override
    protected final int imageHash(int index) {
        if (hashes[index] == 0) {
            hashes[index] = image(index).hashCode();
        }
        return hashes[index];
    }
}

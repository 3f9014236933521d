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

    @Override
    public final String toString() {
        return name + " " + counts();
    }
}

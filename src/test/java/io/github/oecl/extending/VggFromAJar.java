// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.extending;

import ai.djl.nn.Block;
import io.github.oecl.model.BackboneFactory;
import io.github.oecl.model.Normalisation;

/** A backbone as a jar on the class path brings it. */
public final class VggFromAJar implements BackboneFactory {

    @Override
    public String name() {
        return "vgg-from-a-jar";
    }

    @Override
    public Block block() {
        return OwnBackboneTest.smallVgg();
    }

    @Override
    public Normalisation normalisation() {
        return Normalisation.HALF;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.method;

import java.nio.file.Path;
import java.util.Optional;

/** A method that trains nothing and scores by the features of a network as it is. */
interface FrozenMethod extends OodMethod, Scoring {

    /** Returns the file of the network, or null for the run's own. */
    String network();

    @Override
    default Optional<Path> networkFile() {
        return Optional.ofNullable(network()).map(Path::of);
    }

    @Override
    default Scoring scoring() {
        return this;
    }
}

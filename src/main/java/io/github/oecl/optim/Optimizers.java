// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.optim;

import io.github.oecl.extension.internal.Registry;
import java.util.List;

/** Users' own optimisers by name. */
public final class Optimizers {

    private static final Registry<OptimizerFactory> OWN =
            new Registry<>(
                    "optimiser",
                    "Optimizers.register",
                    OptimizerFactory.class,
                    OptimizerFactory::name);

    private Optimizers() {}

    /**
     * Makes an optimiser known to this process. One that is registered again takes the place of the
     * former.
     *
     * @param factory makes it
     * @throws IllegalArgumentException if its name is not plain
     */
    public static void register(OptimizerFactory factory) {
        OWN.register(factory, List.of());
    }

    /**
     * Returns a factory.
     *
     * @param name of an optimiser of one's own
     * @return what makes it
     * @throws IllegalArgumentException if this process knows none of that name; the message says
     *     how to register it
     */
    public static OptimizerFactory named(String name) {
        return OWN.named(name, List.of());
    }
}

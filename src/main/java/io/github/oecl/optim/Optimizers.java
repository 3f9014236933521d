// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.optim;

import io.github.oecl.extension.internal.Registry;
import java.util.List;

/** The registry behind {@link OptimizerFactory}. */
final class Optimizers {

    private static final Registry<OptimizerFactory> OWN =
            new Registry<>(
                    "optimiser",
                    "OptimizerFactory.register",
                    OptimizerFactory.class,
                    OptimizerFactory::name);

    private Optimizers() {}

    static void register(OptimizerFactory factory) {
        OWN.register(factory, List.of());
    }

    static OptimizerFactory named(String name) {
        return OWN.named(name, List.of());
    }
}

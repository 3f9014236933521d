// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.cli;

import io.github.oecl.run.RunConfig;
import picocli.CommandLine.Option;

/** What is changed of a recipe before one training of it. */
final class RecipeOptions {

    @Option(names = "--seed", description = "of the weights, the order and the augmentations")
    private Long seed;

    @Option(names = "--epochs", description = "train for another number of epochs")
    private Integer epochs;

    /** {@return the run with what was given} */
    RunConfig changed(RunConfig config) {
        RunConfig longer =
                epochs == null ? config : config.with(config.training().withEpochs(epochs));
        return seed == null ? longer : longer.withSeed(seed);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.notebook;

import io.github.oecl.model.ComputeDevice;
import io.github.oecl.run.Preset;
import io.github.oecl.run.RunConfig;

/** What a notebook says about itself before it begins. */
public final class Session {

    private Session() {}

    /**
     * Describes where and how large a run will be, with a plain warning where one is due.
     *
     * @param config the run
     * @return a few lines
     * @throws IllegalArgumentException if the environment asks for a device that is not there
     */
    public static String describe(RunConfig config) {
        Show.setUp();
        return """
        %s
        preset: %s (%s)
        data:   %s
        """
                .formatted(
                        ComputeDevice.fromEnvironment().announcement(),
                        config.preset(),
                        meaning(config.preset()),
                        data(config))
                .strip();
    }

    private static String meaning(Preset preset) {
        return switch (preset) {
            case SMOKE -> "proves that everything runs; its numbers mean NOTHING";
            case QUICK -> "shows the effect in minutes; not the paper's setting";
            case PAPER -> "the published setting; wants a GPU and hours";
        };
    }

    private static String data(RunConfig config) {
        String name = config.data().dataset();
        return name.startsWith("synthetic")
                ? name + ", drawn by the library: says nothing about the paper's numbers"
                : name;
    }
}

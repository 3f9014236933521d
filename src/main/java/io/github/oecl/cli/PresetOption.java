// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.cli;

import io.github.oecl.run.Preset;
import picocli.CommandLine.Option;

/** How large a training is, as most commands take it. */
final class PresetOption {

    @Option(
            names = "--preset",
            description = "smoke, quick or paper (default: OECL_PRESET, else quick)")
    private String preset;

    /** {@return the preset that was given, or that of the environment} */
    Preset preset() {
        return preset == null ? Preset.fromEnvironment() : Preset.of(preset);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.run;

import java.util.Arrays;
import java.util.Locale;

/** How large a run is. The name stands on every figure and table that a run makes. */
public enum Preset {
    /** Proves that a thing runs, in seconds; its numbers mean nothing. */
    SMOKE,
    /** Shows the effect on two cores, in minutes. */
    QUICK,
    /** The published setting, for a GPU. */
    PAPER;

    /** The variable that names the preset. */
    public static final String VARIABLE = "OECL_PRESET";

    /**
     * Returns the preset of a name.
     *
     * @param name in any case
     * @return the preset
     * @throws IllegalArgumentException if there is none of that name
     */
    public static Preset of(String name) {
        return Arrays.stream(values())
                .filter(preset -> preset.name().equalsIgnoreCase(name.trim()))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "There is no preset '"
                                                + name
                                                + "'; the presets are smoke, quick and paper"));
    }

    /**
     * Returns the preset that the environment names, or {@link #QUICK}.
     *
     * @return the preset
     * @throws IllegalArgumentException if the variable names none
     */
    public static Preset fromEnvironment() {
        String name = System.getenv(VARIABLE);
        return name == null || name.isBlank() ? QUICK : of(name);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model;

import io.github.oecl.io.internal.ValueText;
import java.util.Map;

/**
 * In which numbers a network computes while it trains. Weights, loss and optimiser are float32 in
 * each, and so is all scoring.
 */
public enum Precision {
    /** 32-bit numbers throughout: what every recorded result was trained in. */
    FLOAT32,

    /**
     * Products and convolutions, forward and backward, of numbers that are rounded to bfloat16: 8
     * significant bits in place of 24. Faster on a processor that has it, on the CPU only. An
     * experiment: that detection is as good is not shown.
     */
    BF16;

    /** The variable that names the precision of the recipes and of a detector's training. */
    public static final String VARIABLE = "OECL_PRECISION";

    /**
     * Returns the precision that the environment asks for, or {@link #FLOAT32}.
     *
     * @return the precision
     * @throws IllegalArgumentException if the variable names none
     */
    public static Precision fromEnvironment() {
        return from(System.getenv());
    }

    static Precision from(Map<String, String> environment) {
        String name = environment.getOrDefault(VARIABLE, "");
        if (name.isBlank()) {
            return FLOAT32;
        }
        try {
            return (Precision) ValueText.constant(Precision.class).apply(name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    VARIABLE + " is '" + name + "'; " + e.getMessage(), e);
        }
    }

    /** {@return what a reader must know beside a result; empty for float32} */
    public String remark() {
        return this == FLOAT32
                ? ""
                : "trained in %s, which is an experiment: nobody has shown that it detects as well as float32"
                        .formatted(this);
    }

    /** {@return the name as the command line takes it, such as bf16} */
    @Override
    public String toString() {
        return ValueText.label(this);
    }
}

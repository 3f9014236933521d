// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.doctor;

import io.github.oecl.model.ComputeDevice;
import io.github.oecl.model.Precision;
import io.github.oecl.model.engine.internal.Bf16;
import io.github.oecl.model.engine.internal.Processor;

/**
 * In which numbers a training computes, and whether bf16 can be had.
 *
 * @param asked of the environment
 * @param obstacle against bf16; empty if there is none
 * @param instructions of the engine's convolutions
 */
record PrecisionFacts(Precision asked, String obstacle, String instructions) {

    private static final String SUBJECT = "Precision";

    /** A GPU is another device: there bf16 is refused by name. */
    static Finding here() {
        try {
            Precision asked = Precision.fromEnvironment();
            if (asked == Precision.BF16) {
                Bf16.require(ComputeDevice.fromEnvironment().device());
            }
            return new PrecisionFacts(asked, Bf16.obstacle(), Processor.current().oneDnn())
                    .finding();
        } catch (IllegalArgumentException e) {
            return Finding.wrong(
                    SUBJECT,
                    e.getMessage(),
                    "set " + Precision.VARIABLE + " to float32, or unset it");
        }
    }

    Finding finding() {
        if (!obstacle.isEmpty()) {
            return Finding.good(SUBJECT, asked + "; bf16 cannot be had: " + obstacle);
        }
        return asked == Precision.BF16
                ? Finding.note(
                        SUBJECT,
                        "bf16 (%s): an experiment".formatted(instructions),
                        "unset " + Precision.VARIABLE + " for results that count")
                : Finding.good(
                        SUBJECT,
                        "%s; bf16 can be had (%s), an experiment: %s=bf16"
                                .formatted(asked, instructions, Precision.VARIABLE));
    }
}

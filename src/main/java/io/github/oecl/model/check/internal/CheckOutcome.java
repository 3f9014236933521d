// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model.check.internal;

/**
 * What came of a check of the engine.
 *
 * @param status in a word
 * @param detail which layer, and what was wrong with it; empty if all is good
 * @param instructionSet what the engine's kernels were made for; empty where it does not say
 * @param remedy the value of {@code ONEDNN_MAX_CPU_ISA} with which the same layers are right; empty
 *     where none is needed, or none helps
 */
public record CheckOutcome(Status status, String detail, String instructionSet, String remedy) {

    /** How a check can end. */
    public enum Status {
        /** Every layer is right. */
        GOOD,
        /** An output or a gradient is not what it should be. */
        WRONG,
        /** The process that computed the layers was ended by a fault. */
        CRASHED,
        /** It did not come to a result, for a reason that says nothing of the engine. */
        NOT_CHECKED
    }

    static CheckOutcome good(String instructionSet) {
        return new CheckOutcome(Status.GOOD, "", instructionSet, "");
    }

    static CheckOutcome notChecked(String reason) {
        return new CheckOutcome(Status.NOT_CHECKED, reason, "", "");
    }

    CheckOutcome withRemedy(String limit) {
        return new CheckOutcome(status, detail, instructionSet, limit);
    }

    /** {@return whether the engine is known to compute wrongly} */
    public boolean failed() {
        return status == Status.WRONG || status == Status.CRASHED;
    }

    /** {@return the outcome on a line, for a result's provenance} */
    public String summary() {
        String word =
                switch (status) {
                    case GOOD -> "good";
                    case WRONG -> "wrong";
                    case CRASHED -> "crashed";
                    case NOT_CHECKED -> "not checked";
                };
        return detail.isEmpty() ? word : word + ": " + detail;
    }
}

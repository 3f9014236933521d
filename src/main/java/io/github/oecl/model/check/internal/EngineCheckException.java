// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model.check.internal;

/** The engine computes a network wrongly on this machine, and is not used for it. */
public final class EngineCheckException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    /** What was found. */
    private final transient CheckOutcome outcome;

    EngineCheckException(CheckOutcome outcome) {
        super(message(outcome));
        this.outcome = outcome;
    }

    /** {@return what was found, and what helps} */
    public CheckOutcome outcome() {
        return outcome;
    }

    static String message(CheckOutcome outcome) {
        String set = outcome.instructionSet();
        String found =
                "The engine does not compute this network rightly on this processor"
                        + (set.isEmpty() ? "" : " with its instruction set (" + set + ")")
                        + ": "
                        + outcome.summary()
                        + ". ";
        String remedy =
                outcome.remedy().isEmpty()
                        ? "No setting of the instruction set is known to help: please report it, and use another"
                                + " machine or another version of the engine."
                        : "With "
                                + InstructionSet.VARIABLE
                                + "="
                                + outcome.remedy()
                                + " all its layers are right: set this variable before the Java"
                                + " process (in a notebook, its kernel) starts.";
        return found
                + remedy
                + " To use the engine all the same, set "
                + CheckSetting.VARIABLE
                + "=warn.";
    }
}

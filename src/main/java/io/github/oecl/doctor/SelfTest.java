// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.doctor;

import io.github.oecl.loss.Objective;
import io.github.oecl.model.ComputeDevice;
import io.github.oecl.model.NetworkLayers;
import io.github.oecl.model.OeclModel;
import io.github.oecl.model.check.internal.CheckOutcome;
import io.github.oecl.model.check.internal.EngineCheck;
import io.github.oecl.model.check.internal.Passes;
import io.github.oecl.run.Preset;
import io.github.oecl.run.Recipes;
import io.github.oecl.run.RunConfig;
import java.util.Locale;

/**
 * The check of the engine for the network that trains on two cores.
 *
 * @param outcome what came of it
 * @param layers how many were checked
 * @param seconds that it took
 */
record SelfTest(CheckOutcome outcome, int layers, double seconds) {

    /** How a check is asked for. */
    @FunctionalInterface
    interface Way {
        CheckOutcome of(OeclModel model, Passes passes, int size, int... rows);
    }

    /** Checks now, whatever is known. */
    static SelfTest now() {
        return by(EngineCheck::again);
    }

    /** Takes what is known. */
    static SelfTest known() {
        return by(EngineCheck::known);
    }

    private static SelfTest by(Way way) {
        RunConfig config = Recipes.cells(Preset.QUICK);
        Objective objective = config.method().objective().orElseThrow();
        int size = config.views().augmentation().size();
        int rows = objective.views().rows(config.training().batch());
        try (OeclModel model =
                config.model()
                        .build(
                                objective.heads(),
                                config.views().size(),
                                0,
                                ComputeDevice.fromEnvironment().device())) {
            int layers = NetworkLayers.of(model, rows, size).size();
            long start = System.nanoTime();
            CheckOutcome outcome = way.of(model, Passes.TRAINING, size, rows);
            return new SelfTest(outcome, layers, (System.nanoTime() - start) / 1e9);
        }
    }

    Finding finding() {
        String compact = "the compact network: ";
        if (outcome.failed()) {
            return Finding.wrong(
                    "Self-test",
                    compact + outcome.summary(),
                    outcome.remedy().isEmpty()
                            ? "use another machine, or another version of the engine; no setting"
                                    + " is known to help"
                            : "set %s=%s before Java starts: then all layers are right"
                                    .formatted(EngineCheck.LIMIT, outcome.remedy()));
        }
        if (outcome.status() == CheckOutcome.Status.NOT_CHECKED) {
            return Finding.note("Self-test", compact + outcome.summary(), "run oecl doctor again");
        }
        return Finding.good(
                "Self-test",
                String.format(
                        Locale.ROOT,
                        "%sall %d kinds of layers are right, forward and backward (%.1f s)",
                        compact,
                        layers,
                        seconds));
    }
}

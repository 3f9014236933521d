// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.run;

import io.github.oecl.io.internal.ValueText;
import io.github.oecl.loss.AlphaSchedule;
import io.github.oecl.loss.OutlierTerm;
import io.github.oecl.method.OodMethod;
import java.util.Locale;

/** How long the outlier term of a run waits, and whether that is within the training. */
final class Warmup {

    private Warmup() {}

    /**
     * Returns the method of a run with alpha's warm-up counted in steps: the same share of a
     * training.
     */
    static OodMethod inSteps(RunConfig run, long steps) {
        AlphaSchedule alpha = run.alpha();
        if (alpha == null || alpha.unit() == AlphaSchedule.Unit.STEPS) {
            return run.method();
        }
        int epochs = run.training().epochs();
        if (alpha.warmup() >= epochs) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "the outlier term is never switched on: its warm-up is %d epochs of %d",
                            alpha.warmup(),
                            epochs));
        }
        long warmup = Math.round((double) alpha.warmup() * steps / epochs);
        OodMethod counted =
                run.method().with("alpha", AlphaSchedule.afterSteps(alpha.alpha(), warmup));
        OutlierTerm term = run.outlierTerm();
        return term == null
                ? counted
                : counted.with(
                        "outlierTerm",
                        term.withRamp(Math.round((double) term.ramp() * steps / epochs)));
    }

    /** Checks the warm-up and the ramp as far as that is known before the images are. */
    static void requireAnEnd(RunConfig run, String name) {
        AlphaSchedule alpha = run.alpha();
        if (alpha == null) {
            return;
        }
        if (alpha.unit() == AlphaSchedule.Unit.EPOCHS) {
            requireAnEnd(run, name, run.training().epochs());
        } else if (run.data().trainSize() > 0) {
            requireAnEnd(run, name, steps(run, run.data().trainSize()));
        }
    }

    /** Checks the same of a warm-up that is counted in steps. */
    static void requireAnEndWithin(RunConfig run, String name, int images) {
        AlphaSchedule alpha = run.alpha();
        if (alpha != null && alpha.unit() == AlphaSchedule.Unit.STEPS) {
            requireAnEnd(run, name, steps(run, images));
        }
    }

    private static long steps(RunConfig run, int images) {
        return (long) run.training().epochs() * Math.max(1, images / run.training().batch());
    }

    private static void requireAnEnd(RunConfig run, String name, long length) {
        String unit = ValueText.label(run.alpha().unit());
        long warmup = run.alpha().warmup();
        if (warmup >= length) {
            throw new IllegalArgumentException(
                    ("In %s the outlier term is never switched on: its warm-up is %s %s of %s. Shorten the warm-up"
                                    + " with the training.")
                            .formatted(name, warmup, unit, length));
        }
        OutlierTerm term = run.outlierTerm();
        if (term != null && term.ramp() > length - warmup) {
            throw new IllegalArgumentException(
                    ("In %s alpha does not reach its value: its ramp is %s %s after a warm-up of"
                                    + " %s, and there are %s. Shorten the ramp.")
                            .formatted(name, term.ramp(), unit, warmup, length));
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.loss.internal;

import ai.djl.ndarray.NDArray;
import io.github.oecl.loss.BatchFeatures;
import io.github.oecl.loss.LossTerms;
import io.github.oecl.loss.Losses;
import io.github.oecl.loss.Objective;
import io.github.oecl.loss.TrainingStep;
import io.github.oecl.loss.ViewPlan;
import java.util.Map;

/**
 * The hypersphere classifier (Ruff et al., "Rethinking assumptions in deep anomaly detection";
 * Liznerski et al., "Exposing outlier exposure"): with h = sqrt(||z||^2 + 1) - 1, the mean of h
 * over normal images, which are drawn to the origin, plus the mean of -log(1 - exp(-h)) over
 * outliers, which are pushed away from it. It takes one view of each image. The opposite of OECL,
 * whose outliers are those at the origin.
 */
public record Hsc() implements Objective {

    private static final int[] ROWS = {1};

    /** Added to 1 - exp(-h), as in the authors' code: at h = 0 its logarithm stays finite. */
    static final double FLOOR = 1e-9;

    @Override
    public String name() {
        return "HSC";
    }

    @Override
    public ViewPlan views() {
        return ViewPlan.of(1, 1);
    }

    @Override
    public LossTerms loss(BatchFeatures batch, TrainingStep step) {
        NDArray normal = batch.normal();
        NDArray outliers = batch.outliers();
        NDArray total = distances(normal).mean().add(repulsion(distances(outliers)).mean());
        return new LossTerms(
                total,
                Map.of(
                        LossTerms.NORMAL_NORM, Losses.norms(normal).mean(),
                        LossTerms.OUTLIER_NORM, Losses.norms(outliers).mean()));
    }

    /**
     * Returns h of each row as ||z||^2 / (sqrt(||z||^2 + 1) + 1), which loses no digit of a short
     * row and has the gradient 0 at a zero one.
     */
    private static NDArray distances(NDArray projections) {
        NDArray square = projections.square().sum(ROWS);
        NDArray one = Losses.number(square, 1);
        return square.div(square.add(one).sqrt().add(one));
    }

    /**
     * Returns -log(1 - exp(-h)). With t = tanh(h / 2), 1 - exp(-h) = 2 t / (1 + t), which is exact
     * for small h, as expm1 would be, and 1 for large h.
     */
    private static NDArray repulsion(NDArray h) {
        NDArray t = h.mul(Losses.number(h, 0.5)).tanh();
        NDArray probability = t.mul(Losses.number(h, 2)).div(t.add(Losses.number(h, 1)));
        return probability.add(Losses.number(h, FLOOR)).log().neg();
    }
}

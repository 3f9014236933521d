// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.loss;

import ai.djl.ndarray.NDArray;
import java.util.Map;

/**
 * Contrastive learning on normal images alone (Chen et al. 2020): the baseline without outliers,
 * and the training whose norms the paper's figures 1 and 2 follow.
 *
 * @param temperature of NT-Xent, above 0
 * @param normalised whether the loss sees cosines (as published) or inner products (figure 5)
 */
record SimClr(double temperature, boolean normalised) implements Objective {

    /**
     * Checks the temperature.
     *
     * @param temperature of NT-Xent, above 0
     * @param normalised whether the loss sees cosines (as published) or inner products (figure 5)
     * @throws IllegalArgumentException if it is not above 0
     */
    SimClr {
        Losses.requireTemperature(temperature);
    }

    @Override
    public String name() {
        return normalised ? "SimCLR" : "SimCLR without normalisation";
    }

    @Override
    public ViewPlan views() {
        return ViewPlan.of(2, 0);
    }

    @Override
    public LossTerms loss(BatchFeatures batch, TrainingStep step) {
        NDArray normal = batch.normal();
        NDArray loss =
                normalised
                        ? NtXent.loss(normal, temperature)
                        : NtXent.unnormalisedLoss(normal, temperature);
        return new LossTerms(
                loss,
                Map.of(
                        LossTerms.CONTRASTIVE,
                        loss,
                        LossTerms.NORMAL_NORM,
                        Norms.ofRows(normal).mean()));
    }
}

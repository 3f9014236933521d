// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.method;

import io.github.oecl.loss.Objective;
import java.util.Optional;

/**
 * SimCLR without normalisation in the loss (the paper's figure 5).
 *
 * @param temperature of NT-Xent
 */
record UnnormalisedSimClrMethod(double temperature) implements TitledByLoss {

    /** Takes a temperature of 0.5. */
    public UnnormalisedSimClrMethod() {
        this(OutlierWeights.TEMPERATURE);
    }

    @Override
    public MethodName name() {
        return MethodName.SIMCLR_UNNORMALISED;
    }

    @Override
    public Optional<Objective> objective() {
        return Optional.of(Objective.unnormalisedSimClr(temperature));
    }

    @Override
    public String loss() {
        return "NT-Xent of inner products";
    }
}

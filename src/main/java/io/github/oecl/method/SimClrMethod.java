// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.method;

import io.github.oecl.loss.Objective;
import java.util.Optional;

/**
 * SimCLR: contrastive learning on normal images alone (Chen et al. 2020).
 *
 * @param temperature of NT-Xent
 */
record SimClrMethod(double temperature) implements TitledByLoss {

    /** Takes a temperature of 0.5. */
    SimClrMethod() {
        this(OutlierWeights.TEMPERATURE);
    }

    @Override
    public MethodName name() {
        return MethodName.SIMCLR;
    }

    @Override
    public Optional<Objective> objective() {
        return Optional.of(Objective.simClr(temperature));
    }

    @Override
    public String loss() {
        return "NT-Xent";
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.method;

import io.github.oecl.loss.Objective;
import io.github.oecl.loss.SimClr;
import java.util.Optional;

/**
 * SimCLR: contrastive learning on normal images alone (Chen et al. 2020).
 *
 * @param temperature of NT-Xent
 */
public record SimClrMethod(double temperature) implements TitledByLoss {

    /** Takes a temperature of 0.5. */
    public SimClrMethod() {
        this(OutlierWeights.TEMPERATURE);
    }

    @Override
    public MethodName name() {
        return MethodName.SIMCLR;
    }

    @Override
    public Optional<Objective> objective() {
        return Optional.of(new SimClr(temperature));
    }

    @Override
    public String loss() {
        return "NT-Xent";
    }
}

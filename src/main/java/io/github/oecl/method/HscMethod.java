// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.method;

import io.github.oecl.loss.Objective;
import io.github.oecl.loss.internal.Hsc;
import java.util.List;
import java.util.Optional;

/**
 * The hypersphere classifier with outlier exposure (Ruff et al.; Liznerski et al.).
 *
 * @param temperature has no effect; a comparison with contrastive methods hands it on
 */
record HscMethod(double temperature) implements TitledByLoss {

    /** Has no setting that matters. */
    public HscMethod() {
        this(OutlierWeights.TEMPERATURE);
    }

    @Override
    public MethodName name() {
        return MethodName.HSC;
    }

    @Override
    public Optional<Objective> objective() {
        return Optional.of(new Hsc());
    }

    @Override
    public Scoring scoring() {
        return Scoring.hypersphere();
    }

    @Override
    public String loss() {
        return "E h + E[-log(1 - exp(-h))] of outliers";
    }

    /** {@return none: the temperature is only kept for another method at the same settings} */
    @Override
    public List<String> settings() {
        return List.of();
    }
}

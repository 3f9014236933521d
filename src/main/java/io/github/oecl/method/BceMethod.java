// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.method;

import io.github.oecl.loss.Objective;
import io.github.oecl.loss.internal.Bce;
import java.util.List;
import java.util.Optional;

/**
 * Binary cross-entropy of normal images against outliers (Liznerski et al.).
 *
 * @param temperature has no effect; a comparison with contrastive methods hands it on
 */
record BceMethod(double temperature) implements TitledByLoss {

    /** Has no setting that matters. */
    public BceMethod() {
        this(OutlierWeights.TEMPERATURE);
    }

    @Override
    public MethodName name() {
        return MethodName.BCE;
    }

    @Override
    public Optional<Objective> objective() {
        return Optional.of(new Bce());
    }

    @Override
    public Scoring scoring() {
        return Scoring.logit();
    }

    @Override
    public String loss() {
        return "binary cross-entropy of normal against outliers";
    }

    /** {@return none: the temperature is only kept for another method at the same settings} */
    @Override
    public List<String> settings() {
        return List.of();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.method;

import io.github.oecl.loss.AlphaSchedule;
import io.github.oecl.loss.Objective;
import io.github.oecl.loss.OutlierTerm;
import java.util.Optional;

/**
 * OECL with outlier exposure (Le-Gia and Ahn).
 *
 * @param temperature of NT-Xent
 * @param alpha the weight of the outlier term
 * @param outlierTerm an outlier term of ours; null for the paper's, which is never written out
 */
record OeclMethod(double temperature, AlphaSchedule alpha, OutlierTerm outlierTerm)
        implements TitledByLoss {

    /**
     * Checks that alpha is there.
     *
     * @param temperature of NT-Xent
     * @param alpha the weight of the outlier term
     * @param outlierTerm an outlier term of ours; null for the paper's
     * @throws IllegalArgumentException if alpha is missing
     */
    OeclMethod {
        OutlierWeights.require(MethodName.OECL, alpha);
        outlierTerm = OutlierWeights.ours(outlierTerm);
    }

    /**
     * Takes the paper's outlier term.
     *
     * @param temperature of NT-Xent
     * @param alpha the weight of the outlier term
     */
    OeclMethod(double temperature, AlphaSchedule alpha) {
        this(temperature, alpha, null);
    }

    /** Takes the paper's settings: temperature 0.5, and alpha 1 after a warm-up of 50 epochs. */
    OeclMethod() {
        this(OutlierWeights.TEMPERATURE, OutlierWeights.ALPHA);
    }

    @Override
    public MethodName name() {
        return MethodName.OECL;
    }

    @Override
    public Optional<Objective> objective() {
        return Optional.of(Objective.oecl(temperature, alpha, OutlierWeights.term(outlierTerm)));
    }

    @Override
    public String loss() {
        return "NT-Xent + alpha E||z|| of outliers";
    }
}

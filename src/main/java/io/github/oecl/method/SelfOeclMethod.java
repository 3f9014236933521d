// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.method;

import io.github.oecl.loss.AlphaSchedule;
import io.github.oecl.loss.Objective;
import io.github.oecl.loss.OutlierTerm;
import io.github.oecl.transform.Shift;
import java.util.Optional;

/**
 * Self-OECL, whose outliers are normal images under a distribution shift (Le-Gia and Ahn).
 *
 * @param temperature of NT-Xent
 * @param alpha the weight of the outlier term
 * @param shift the name of the distribution shift
 * @param outlierTerm an outlier term of ours; null for the paper's, which is never written out
 */
record SelfOeclMethod(
        double temperature, AlphaSchedule alpha, String shift, OutlierTerm outlierTerm)
        implements TitledByLoss {

    /**
     * Checks that alpha and the shift are there.
     *
     * @param temperature of NT-Xent
     * @param alpha the weight of the outlier term
     * @param shift the name of the distribution shift
     * @param outlierTerm an outlier term of ours; null for the paper's
     * @throws IllegalArgumentException if alpha or the shift is missing
     */
    SelfOeclMethod {
        OutlierWeights.require(MethodName.SELF_OECL, alpha);
        CsiMethod.requireShift(MethodName.SELF_OECL, shift);
        outlierTerm = OutlierWeights.ours(outlierTerm);
    }

    /**
     * Takes the paper's outlier term.
     *
     * @param temperature of NT-Xent
     * @param alpha the weight of the outlier term
     * @param shift the name of the distribution shift
     */
    SelfOeclMethod(double temperature, AlphaSchedule alpha, String shift) {
        this(temperature, alpha, shift, null);
    }

    /**
     * Takes the paper's settings: temperature 0.5, alpha 1 after a warm-up of 50 epochs, rotation.
     */
    SelfOeclMethod() {
        this(OutlierWeights.TEMPERATURE, OutlierWeights.ALPHA, Shift.rotation().name());
    }

    @Override
    public MethodName name() {
        return MethodName.SELF_OECL;
    }

    @Override
    public Optional<Objective> objective() {
        OutlierTerm term = OutlierWeights.term(outlierTerm);
        return Optional.of(Objective.selfOecl(Shift.byName(shift), temperature, alpha, term));
    }

    @Override
    public String loss() {
        return "NT-Xent + alpha E||z|| of shifted copies";
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.method;

import io.github.oecl.loss.AlphaSchedule;
import io.github.oecl.loss.Objective;
import io.github.oecl.loss.Oecl;
import io.github.oecl.loss.OutlierTerm;
import io.github.oecl.transform.Shifts;
import java.util.Optional;

/**
 * Self-OECL, whose outliers are normal images under a distribution shift (Le-Gia and Ahn).
 *
 * @param temperature of NT-Xent
 * @param alpha the weight of the outlier term
 * @param shift the name of the distribution shift
 * @param outlierTerm an outlier term of ours; null for the paper's, which is never written out
 */
public record SelfOeclMethod(
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
    public SelfOeclMethod {
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
    public SelfOeclMethod(double temperature, AlphaSchedule alpha, String shift) {
        this(temperature, alpha, shift, null);
    }

    /**
     * Takes the paper's settings: temperature 0.5, alpha 1 after a warm-up of 50 epochs, rotation.
     */
    public SelfOeclMethod() {
        this(OutlierWeights.TEMPERATURE, OutlierWeights.ALPHA, Shifts.rotation().name());
    }

    /**
     * Returns the method with another temperature.
     *
     * @param temperature of NT-Xent, above 0
     * @return the method
     */
    public SelfOeclMethod withTemperature(double temperature) {
        return new SelfOeclMethod(temperature, alpha, shift, outlierTerm);
    }

    /**
     * Returns the method with another weight of the outlier term.
     *
     * @param alpha and its warm-up
     * @return the method
     */
    public SelfOeclMethod withAlpha(AlphaSchedule alpha) {
        return new SelfOeclMethod(temperature, alpha, shift, outlierTerm);
    }

    /**
     * Returns the method with another distribution shift.
     *
     * @param shift a name of {@link Shifts#byName}
     * @return the method
     */
    public SelfOeclMethod withShift(String shift) {
        return new SelfOeclMethod(temperature, alpha, shift, outlierTerm);
    }

    /**
     * Returns the method with another outlier term.
     *
     * @param term the paper's or one of ours
     * @return the method
     */
    public SelfOeclMethod withOutlierTerm(OutlierTerm term) {
        return new SelfOeclMethod(temperature, alpha, shift, term);
    }

    @Override
    public MethodName name() {
        return MethodName.SELF_OECL;
    }

    @Override
    public Optional<Objective> objective() {
        OutlierTerm term = OutlierWeights.term(outlierTerm);
        return Optional.of(Oecl.self(Shifts.byName(shift), temperature, alpha, term));
    }

    @Override
    public String loss() {
        return "NT-Xent + alpha E||z|| of shifted copies";
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.method;

import io.github.oecl.loss.AlphaSchedule;
import io.github.oecl.loss.Objective;
import io.github.oecl.loss.Oecl;
import io.github.oecl.loss.OutlierTerm;
import java.util.Optional;

/**
 * OECL with outlier exposure (Le-Gia and Ahn).
 *
 * @param temperature of NT-Xent
 * @param alpha the weight of the outlier term
 * @param outlierTerm an outlier term of ours; null for the paper's, which is never written out
 */
public record OeclMethod(double temperature, AlphaSchedule alpha, OutlierTerm outlierTerm)
        implements TitledByLoss {

    /**
     * Checks that alpha is there.
     *
     * @param temperature of NT-Xent
     * @param alpha the weight of the outlier term
     * @param outlierTerm an outlier term of ours; null for the paper's
     * @throws IllegalArgumentException if alpha is missing
     */
    public OeclMethod {
        OutlierWeights.require(MethodName.OECL, alpha);
        outlierTerm = OutlierWeights.ours(outlierTerm);
    }

    /**
     * Takes the paper's outlier term.
     *
     * @param temperature of NT-Xent
     * @param alpha the weight of the outlier term
     */
    public OeclMethod(double temperature, AlphaSchedule alpha) {
        this(temperature, alpha, null);
    }

    /** Takes the paper's settings: temperature 0.5, and alpha 1 after a warm-up of 50 epochs. */
    public OeclMethod() {
        this(OutlierWeights.TEMPERATURE, OutlierWeights.ALPHA);
    }

    /**
     * Returns the method with another temperature.
     *
     * @param temperature of NT-Xent, above 0
     * @return the method
     */
    public OeclMethod withTemperature(double temperature) {
        return new OeclMethod(temperature, alpha, outlierTerm);
    }

    /**
     * Returns the method with another weight of the outlier term.
     *
     * @param alpha and its warm-up
     * @return the method
     */
    public OeclMethod withAlpha(AlphaSchedule alpha) {
        return new OeclMethod(temperature, alpha, outlierTerm);
    }

    /**
     * Returns the method with another outlier term.
     *
     * @param term the paper's or one of ours
     * @return the method
     */
    public OeclMethod withOutlierTerm(OutlierTerm term) {
        return new OeclMethod(temperature, alpha, term);
    }

    @Override
    public MethodName name() {
        return MethodName.OECL;
    }

    @Override
    public Optional<Objective> objective() {
        return Optional.of(Oecl.exposed(temperature, alpha, OutlierWeights.term(outlierTerm)));
    }

    @Override
    public String loss() {
        return "NT-Xent + alpha E||z|| of outliers";
    }
}

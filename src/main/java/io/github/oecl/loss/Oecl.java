// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.loss;

import io.github.oecl.transform.Shift;
import java.util.Locale;

/**
 * Outlier-exposed contrastive learning (Le-Gia and Ahn): NT-Xent over the normal views plus alpha
 * times the mean norm of the outlier views' un-normalised projections. Normal images keep a long
 * feature, outliers are drawn to the origin, and the norm is the score. Outlier views are neither
 * positives nor negatives; they pass through the network while alpha is 0, too, so that batch norm
 * sees the same mixture throughout.
 *
 * @param name the method's name
 * @param views the rows of a batch
 * @param temperature of NT-Xent, above 0
 * @param alpha the weight of the outlier term
 * @param term what the outlier term is beside alpha; the paper's is {@link
 *     OutlierTerm#AS_PUBLISHED}
 */
record Oecl(String name, ViewPlan views, double temperature, AlphaSchedule alpha, OutlierTerm term)
        implements Objective {

    /**
     * Checks the settings.
     *
     * @param name the method's name
     * @param views the rows of a batch
     * @param temperature of NT-Xent, above 0
     * @param alpha the weight of the outlier term
     * @param term what the outlier term is beside alpha
     * @throws IllegalArgumentException if the temperature is not above 0, no row is an outlier or
     *     alpha or the term is missing
     */
    Oecl {
        Losses.requireTemperature(temperature);
        if (alpha == null || term == null) {
            throw new IllegalArgumentException(name + " needs alpha and an outlier term");
        }
        if (views.outliers().isEmpty()) {
            throw new IllegalArgumentException(
                    name + " needs outlier views: outlier exposure, or a shift with an outlier");
        }
    }

    static Oecl exposed(double temperature, AlphaSchedule alpha, OutlierTerm term) {
        String name = term.named("OECL", alpha.unit());
        return new Oecl(name, ViewPlan.of(2, 2), temperature, alpha, term);
    }

    static Oecl self(Shift shift, double temperature, AlphaSchedule alpha, OutlierTerm term) {
        String name = term.named("self-OECL (" + shift.name() + ")", alpha.unit());
        return new Oecl(name, ViewPlan.shifted(shift, 2), temperature, alpha, term);
    }

    /**
     * Computes the loss of a batch alone: where the term is divided by the norm at the switch, this
     * batch is the one at the switch.
     */
    @Override
    public LossTerms loss(BatchFeatures batch, TrainingStep step) {
        return start().loss(batch, step);
    }

    @Override
    public TrainingLoss start() {
        return new OeclLoss(temperature, alpha, term);
    }

    @Override
    public void requireLongEnough(long steps, int stepsPerEpoch) {
        TrainingStep last = new TrainingStep(steps - 1, stepsPerEpoch);
        if (alpha.alpha() > 0 && alpha.at(last) == 0) {
            throw new IllegalArgumentException(
                    ("The outlier term of %s is never switched on: alpha's warm-up is %s %s, and"
                                    + " the training has %s steps, %s an epoch. Train longer, or shorten the"
                                    + " warm-up")
                            .formatted(
                                    name,
                                    alpha.warmup(),
                                    alpha.unit().name().toLowerCase(Locale.ROOT),
                                    steps,
                                    stepsPerEpoch));
        }
    }
}

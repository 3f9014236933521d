// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.loss;

import io.github.oecl.transform.Shift;
import java.util.Map;

/**
 * What a network is trained with: the views it wants, the heads it adds, and its loss.
 *
 * <p>A loss of one's own must not use DJL's operations with a number, such as {@code
 * array.mul(0.5)}: their gradients are wrong after a garbage collection. Write {@code
 * Losses.mul(array, 0.5)}; {@link Losses} says why, and has other parts of losses.
 */
public interface Objective {

    /** {@return the method's name, as the field calls it} */
    String name();

    /** {@return the rows of a batch} */
    ViewPlan views();

    /** {@return the linear heads that the method adds on the backbone feature, none by default} */
    default Map<String, Integer> heads() {
        return Map.of();
    }

    /**
     * Checks that a training is long enough for every part of the loss to take part. By default any
     * is.
     *
     * @param steps of the training, at least 1
     * @param stepsPerEpoch the steps of an epoch, at least 1
     * @throws IllegalArgumentException if a part would never be switched on
     */
    default void requireLongEnough(long steps, int stepsPerEpoch) {}

    /**
     * Computes the loss of a batch.
     *
     * @param batch the outputs of the rows of {@link #views()}
     * @param step where the training stands
     * @return the loss and what to watch
     */
    LossTerms loss(BatchFeatures batch, TrainingStep step);

    /**
     * Returns the loss of one training from its first step on, with what it remembers on the way.
     * Only a loss that remembers something has to say more than {@link #loss} does.
     *
     * @return the loss, which belongs to one training
     */
    default TrainingLoss start() {
        return this::loss;
    }

    /**
     * Returns SimCLR: contrastive learning on normal images alone (Chen et al. 2020), the baseline
     * without outliers.
     *
     * @param temperature of NT-Xent, above 0
     * @return the objective
     * @throws IllegalArgumentException if the temperature is not above 0
     */
    static Objective simClr(double temperature) {
        return new SimClr(temperature, true);
    }

    /**
     * Returns SimCLR with inner products in place of cosines (figure 5 of the paper).
     *
     * @param temperature of NT-Xent, above 0
     * @return the objective
     * @throws IllegalArgumentException if the temperature is not above 0
     */
    static Objective unnormalisedSimClr(double temperature) {
        return new SimClr(temperature, false);
    }

    /**
     * Returns OECL with images of outlier exposure (Le-Gia and Ahn): NT-Xent over two views of each
     * normal image plus alpha times the mean norm of the un-normalised projections of two views of
     * each outlier. Normal images keep a long feature, outliers are drawn to the origin.
     *
     * @param temperature of NT-Xent, above 0
     * @param alpha the weight of the outlier term
     * @return the objective
     * @throws IllegalArgumentException if the temperature is not above 0
     */
    static Objective oecl(double temperature, AlphaSchedule alpha) {
        return oecl(temperature, alpha, OutlierTerm.AS_PUBLISHED);
    }

    /**
     * Returns OECL with an outlier term of ours.
     *
     * @param temperature of NT-Xent, above 0
     * @param alpha the weight of the outlier term
     * @param term what the outlier term is beside alpha
     * @return the objective, whose name tells the term
     * @throws IllegalArgumentException if the temperature is not above 0
     */
    static Objective oecl(double temperature, AlphaSchedule alpha, OutlierTerm term) {
        return Oecl.exposed(temperature, alpha, term);
    }

    /**
     * Returns self-OECL, whose outliers are the normal images under a distribution shift. Copies of
     * an image under different normal variants are different instances, negatives of each other.
     *
     * @param shift says which of its variants count as normal and which as outliers
     * @param temperature of NT-Xent, above 0
     * @param alpha the weight of the outlier term
     * @return the objective
     * @throws IllegalArgumentException if the temperature is not above 0, or no variant of the
     *     shift is an outlier
     */
    static Objective selfOecl(Shift shift, double temperature, AlphaSchedule alpha) {
        return selfOecl(shift, temperature, alpha, OutlierTerm.AS_PUBLISHED);
    }

    /**
     * Returns self-OECL with an outlier term of ours.
     *
     * @param shift says which of its variants count as normal and which as outliers
     * @param temperature of NT-Xent, above 0
     * @param alpha the weight of the outlier term
     * @param term what the outlier term is beside alpha
     * @return the objective, whose name tells the term
     * @throws IllegalArgumentException if the temperature is not above 0, or no variant of the
     *     shift is an outlier
     */
    static Objective selfOecl(
            Shift shift, double temperature, AlphaSchedule alpha, OutlierTerm term) {
        return Oecl.self(shift, temperature, alpha, term);
    }
}

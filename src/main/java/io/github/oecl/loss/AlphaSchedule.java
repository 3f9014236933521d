// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.loss;

/**
 * The weight of the outlier term over a training: 0 during a warm-up, then constant. The authors'
 * code has a warm-up of 50 epochs; counted in steps, trainings of different sizes can be compared.
 *
 * @param alpha the weight after the warm-up, at least 0
 * @param warmup how long the weight is 0, at least 0
 * @param unit what the warm-up is counted in
 */
public record AlphaSchedule(double alpha, long warmup, Unit unit) {

    /** What a warm-up is counted in. */
    public enum Unit {
        /** Passes over the normal training images. */
        EPOCHS,
        /** Updates of the weights. */
        STEPS
    }

    /**
     * Checks the numbers.
     *
     * @param alpha the weight after the warm-up, at least 0
     * @param warmup how long the weight is 0, at least 0
     * @param unit what the warm-up is counted in
     * @throws IllegalArgumentException if one is negative or not finite
     */
    public AlphaSchedule {
        if (!(alpha >= 0) || Double.isInfinite(alpha)) {
            throw new IllegalArgumentException(
                    "alpha is " + alpha + "; it must be a finite number of at least 0");
        }
        if (warmup < 0) {
            throw new IllegalArgumentException(
                    "alpha's warm-up is " + warmup + "; it must be at least 0");
        }
    }

    /**
     * Returns a schedule whose warm-up is counted in epochs.
     *
     * @param alpha the weight after the warm-up
     * @param epochs how long the weight is 0
     * @return the schedule
     */
    public static AlphaSchedule afterEpochs(double alpha, long epochs) {
        return new AlphaSchedule(alpha, epochs, Unit.EPOCHS);
    }

    /**
     * Returns a schedule whose warm-up is counted in steps.
     *
     * @param alpha the weight after the warm-up
     * @param steps how long the weight is 0
     * @return the schedule
     */
    public static AlphaSchedule afterSteps(double alpha, long steps) {
        return new AlphaSchedule(alpha, steps, Unit.STEPS);
    }

    /**
     * Returns the first step with the weight after the warm-up.
     *
     * @param stepsPerEpoch the steps of an epoch
     * @return the number of steps before it
     */
    public long firstStep(int stepsPerEpoch) {
        return unit == Unit.EPOCHS ? Math.multiplyExact(warmup, (long) stepsPerEpoch) : warmup;
    }

    /**
     * Returns the weight at a moment.
     *
     * @param moment the steps done
     * @return 0 or alpha
     */
    public double at(TrainingMoment moment) {
        long done = unit == Unit.EPOCHS ? moment.epoch() : moment.step();
        return done < warmup ? 0 : alpha;
    }
}

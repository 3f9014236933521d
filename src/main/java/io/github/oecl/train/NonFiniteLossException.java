// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.train;

/**
 * The loss of a training, or a weight, became infinite or NaN; the message says where and what to
 * try.
 */
public final class NonFiniteLossException extends ArithmeticException {

    private static final long serialVersionUID = 1L;

    /** The step, from 1. */
    private final long step;

    NonFiniteLossException(long step, int epoch, double loss, double learningRate) {
        this("The loss became " + loss, step, epoch, learningRate);
    }

    private NonFiniteLossException(String what, long step, int epoch, double learningRate) {
        super(
                what
                        + " at step "
                        + step
                        + " (epoch "
                        + epoch
                        + ", learning rate "
                        + learningRate
                        + "). Try a lower learning rate, a smaller alpha or a longer warm-up of alpha;"
                        + " the model's weights are no longer of use");
        this.step = step;
    }

    static NonFiniteLossException ofWeights(long step, int epoch, double learningRate) {
        String what = "Weights became infinite or NaN";
        return new NonFiniteLossException(what, step, epoch, learningRate);
    }

    /** {@return the step, from 1} */
    public long step() {
        return step;
    }
}

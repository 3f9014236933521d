// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.optim.internal;

import ai.djl.ndarray.NDArray;
import io.github.oecl.model.internal.ChannelsLast;
import io.github.oecl.optim.Optimizer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Stochastic gradient descent with heavy-ball momentum as PyTorch computes it: the weight decay is
 * added to the gradient, the velocity is momentum times itself plus that, and the weight moves by
 * the learning rate times the velocity.
 */
public class Sgd implements Optimizer {

    private final double momentum;
    private final double weightDecay;
    private final Map<String, NDArray> velocities = new LinkedHashMap<>();

    /**
     * Makes the optimiser.
     *
     * @param momentum 0 to below 1
     * @param weightDecay at least 0
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Sgd(double momentum, double weightDecay) {
        if (!(momentum >= 0 && momentum < 1)) {
            throw new IllegalArgumentException(
                    "The momentum is " + momentum + "; it must be at least 0 and below 1");
        }
        if (!(weightDecay >= 0) || Double.isInfinite(weightDecay)) {
            throw new IllegalArgumentException(
                    "The weight decay is " + weightDecay + "; it must be finite and at least 0");
        }
        this.momentum = momentum;
        this.weightDecay = weightDecay;
    }

    @Override
    public final void update(String id, NDArray weight, NDArray gradient, double learningRate) {
        addDecay(weight, gradient);
        double scale = trustRatio(weight, gradient);
        if (scale != 1) {
            gradient.muli(scale);
        }
        NDArray velocity = velocities.get(id);
        if (velocity == null) {
            velocity = gradient.duplicate();
            velocity.attach(weight.getManager());
            velocities.put(id, velocity);
        } else {
            velocity.muli(momentum).addi(gradient);
        }
        try (NDArray move = velocity.mul(learningRate)) {
            weight.subi(move);
        }
    }

    /** {@inheritDoc} It is the velocity. */
    @Override
    public final float[] state(String id) {
        NDArray velocity = velocities.get(id);
        return velocity == null ? new float[0] : velocity.toFloatArray();
    }

    @Override
    public final void restore(String id, NDArray weight, float[] state) {
        NDArray velocity = ChannelsLast.weight(weight.getManager(), state, weight.getShape());
        NDArray before = velocities.put(id, velocity);
        if (before != null) {
            before.close();
        }
    }

    /**
     * Returns what the gradient, weight decay included, is multiplied with.
     *
     * @param weight the weight
     * @param gradient its gradient with the weight decay
     * @return 1 for plain descent
     */
    protected double trustRatio(NDArray weight, NDArray gradient) {
        return 1;
    }

    @Override
    public final void close() {
        velocities.values().forEach(NDArray::close);
        velocities.clear();
    }

    private void addDecay(NDArray weight, NDArray gradient) {
        if (weightDecay > 0) {
            try (NDArray decay = weight.mul(weightDecay)) {
                gradient.addi(decay);
            }
        }
    }
}

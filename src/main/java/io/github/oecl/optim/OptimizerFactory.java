// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.optim;

import ai.djl.training.tracker.Tracker;
import java.util.function.Function;

/**
 * Makes an optimiser of one's own for each training. Register it with {@link #register}, or put it
 * on the class path as a service of {@link java.util.ServiceLoader}.
 */
public interface OptimizerFactory {

    /** {@return the name: letters, digits, dots, hyphens and underscores} */
    String name();

    /**
     * Makes an optimiser for one training.
     *
     * @param momentum of the training's settings, 0 to below 1
     * @param weightDecay of the training's settings, at least 0
     * @return a new optimiser, which the training closes
     */
    Optimizer optimizer(double momentum, double weightDecay);

    /**
     * Returns a factory of one of DJL's optimisers, with settings of its own.
     *
     * @param name letters, digits, dots, hyphens and underscores
     * @param maker is given the learning rate of the training, such as {@code rate ->
     *     Adam.builder().optLearningRateTracker(rate).build()}
     * @return the factory
     */
    static OptimizerFactory djl(
            String name, Function<Tracker, ai.djl.training.optimizer.Optimizer> maker) {
        return new DjlFactory(name, maker);
    }

    /**
     * Makes an optimiser known to this process. One that is registered again takes the place of the
     * former.
     *
     * @param factory makes it
     * @throws IllegalArgumentException if its name is not plain
     */
    static void register(OptimizerFactory factory) {
        Optimizers.register(factory);
    }

    /**
     * Returns a factory.
     *
     * @param name of an optimiser of one's own
     * @return what makes it
     * @throws IllegalArgumentException if this process knows none of that name; the message says
     *     how to register it
     */
    static OptimizerFactory named(String name) {
        return Optimizers.named(name);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.optim;

import ai.djl.training.tracker.Tracker;
import java.util.function.Function;

/** Makes one of DJL's optimisers. */
record DjlFactory(String name, Function<Tracker, ai.djl.training.optimizer.Optimizer> maker)
        implements OptimizerFactory {

    @Override
    public Optimizer optimizer(double momentum, double weightDecay) {
        return new DjlOptimizer(maker);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.GradientCollector;
import io.github.oecl.model.Features;
import io.github.oecl.random.KeyedRandom;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * An objective without a network: its loss as a function of the projections and one head's outputs.
 */
record Probe(Objective objective, int normalRows) {

    /** What a network would have computed; a method without a head ignores its outputs. */
    record Outputs(double[][] projections, double[][] head) {}

    static double[][] random(int rows, int columns, double scale) {
        KeyedRandom random = KeyedRandom.of(rows, columns);
        double[][] values = new double[rows][columns];
        for (double[] row : values) {
            for (int d = 0; d < columns; d++) {
                row[d] = scale * random.nextGaussian();
            }
        }
        return values;
    }

    double loss(Outputs outputs) {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray projections = manager.create(outputs.projections());
            return terms(projections, manager.create(outputs.head())).total().getDouble();
        }
    }

    /** The gradient in the projections, then in the head's outputs, in a precision. */
    double[][] gradients(Outputs outputs, DataType type) {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray projections = manager.create(outputs.projections()).toType(type, false);
            NDArray head = manager.create(outputs.head()).toType(type, false);
            projections.setRequiresGradient(true);
            head.setRequiresGradient(true);
            try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
                tape.backward(terms(projections, head).total());
            }
            return new double[][] {doubles(projections.getGradient()), doubles(head.getGradient())};
        }
    }

    /** The loss in float32, as it is trained with. */
    double floatLoss(Outputs outputs) {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray projections = manager.create(outputs.projections());
            NDArray head = manager.create(outputs.head());
            DataType type = DataType.FLOAT32;
            LossTerms terms = terms(projections.toType(type, false), head.toType(type, false));
            assertEquals(type, terms.total().getDataType());
            return terms.total().getFloat();
        }
    }

    /** Central differences of another way to compute the loss agree with the gradient. */
    void assertGradientIsThatOf(ToDoubleFunction<Outputs> naive, Outputs at) {
        double[][] gradients = gradients(at, DataType.FLOAT64);
        assertGradient(gradients[0], at.projections(), () -> naive.applyAsDouble(at));
        assertGradient(gradients[1], at.head(), () -> naive.applyAsDouble(at));
    }

    private static void assertGradient(
            double[] gradient, double[][] values, java.util.function.DoubleSupplier loss) {
        double h = 1e-6;
        int i = 0;
        for (double[] row : values) {
            for (int d = 0; d < row.length; d++) {
                double kept = row[d];
                row[d] = kept + h;
                double above = loss.getAsDouble();
                row[d] = kept - h;
                double below = loss.getAsDouble();
                row[d] = kept;
                assertEquals((above - below) / (2 * h), gradient[i++], 1e-7);
            }
        }
    }

    private LossTerms terms(NDArray projections, NDArray head) {
        Map<String, NDArray> heads =
                objective.heads().isEmpty()
                        ? Map.of()
                        : Map.of(objective.heads().keySet().iterator().next(), head);
        Features features = new Features(projections, projections, heads);
        return objective.loss(new BatchFeatures(features, normalRows), new TrainingStep(0, 1));
    }

    private static double[] doubles(NDArray array) {
        return array.toType(DataType.FLOAT64, false).toDoubleArray();
    }
}

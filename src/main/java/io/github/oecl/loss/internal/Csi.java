// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.loss.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.oecl.loss.BatchFeatures;
import io.github.oecl.loss.LossTerms;
import io.github.oecl.loss.Losses;
import io.github.oecl.loss.Objective;
import io.github.oecl.loss.TrainingStep;
import io.github.oecl.loss.ViewPlan;
import io.github.oecl.transform.Shift;
import java.util.Map;

/**
 * Contrasting shifted instances (Tack et al. 2020): NT-Xent over the normal images under every
 * variant of a shift, each copy an instance of its own, plus the cross-entropy of a linear head on
 * the backbone feature that predicts the variant, both with weight 1. No outliers are needed: the
 * copies that self-OECL takes for outliers are negatives here.
 *
 * @param shift whose variants make the copies, the identity first
 * @param temperature of NT-Xent, above 0
 */
public record Csi(Shift shift, double temperature) implements Objective {

    /** The head that predicts the variant of the shift, an output for each in their order. */
    public static final String HEAD = "shift";

    private static final int VIEWS = 2;

    /**
     * Checks the temperature.
     *
     * @param shift whose variants make the copies, the identity first
     * @param temperature of NT-Xent, above 0
     * @throws IllegalArgumentException if it is not above 0
     */
    public Csi {
        Losses.requireTemperature(temperature);
    }

    /**
     * Makes the objective as published: rotations by 0, 90, 180 and 270 degrees.
     *
     * @param temperature of NT-Xent, above 0
     */
    public Csi(double temperature) {
        this(Shift.rotation(), temperature);
    }

    @Override
    public String name() {
        return "CSI (" + shift.name() + ")";
    }

    @Override
    public ViewPlan views() {
        return ViewPlan.copies(shift, VIEWS);
    }

    @Override
    public Map<String, Integer> heads() {
        return Map.of(HEAD, shift.transformations().size());
    }

    @Override
    public LossTerms loss(BatchFeatures batch, TrainingStep step) {
        NDArray projections = batch.normal();
        NDArray contrastive = Losses.ntXent(projections, temperature);
        NDArray prediction = crossEntropy(batch.normalHead(HEAD));
        return new LossTerms(
                contrastive.add(prediction),
                Map.of(
                        LossTerms.CONTRASTIVE, contrastive,
                        LossTerms.SHIFT, prediction,
                        LossTerms.NORMAL_NORM, Losses.norms(projections).mean()));
    }

    private NDArray crossEntropy(NDArray logits) {
        long count = logits.getShape().get(0);
        NDArray variants = variants(logits.getManager(), Math.toIntExact(count));
        return logits.logSoftmax(1).gather(variants, 1).mean().neg();
    }

    /** Returns the variant of each row: view by view, and within a view variant by variant. */
    private NDArray variants(NDManager manager, int rows) {
        int copies = shift.transformations().size();
        int batch = rows / (VIEWS * copies);
        long[] index = new long[rows];
        for (int row = 0; row < rows; row++) {
            index[row] = row / batch % copies;
        }
        return manager.create(index, new Shape(rows, 1));
    }
}

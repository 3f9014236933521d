// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.loss.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import io.github.oecl.loss.BatchFeatures;
import io.github.oecl.loss.LossTerms;
import io.github.oecl.loss.Objective;
import io.github.oecl.loss.TrainingStep;
import io.github.oecl.loss.ViewPlan;
import java.util.Map;

/**
 * Binary cross-entropy of normal images (1) against outliers (0) on the single logit of a linear
 * head (Liznerski et al., "Exposing outlier exposure"), the mean over all rows. It takes one view
 * of each image; the projection has no part in it.
 */
public record Bce() implements Objective {

    /** The head whose output is the logit of "normal". */
    public static final String HEAD = "logit";

    @Override
    public String name() {
        return "BCE";
    }

    @Override
    public ViewPlan views() {
        return ViewPlan.of(1, 1);
    }

    @Override
    public Map<String, Integer> heads() {
        return Map.of(HEAD, 1);
    }

    @Override
    public LossTerms loss(BatchFeatures batch, TrainingStep step) {
        NDArray normal = batch.normalHead(HEAD);
        NDArray outliers = batch.outlierHead(HEAD);
        // -log sigmoid(x) = softplus(-x), and -log(1 - sigmoid(x)) = softplus(x).
        NDArray rows = Activation.softPlus(normal.neg().concat(outliers));
        return new LossTerms(
                rows.mean(),
                Map.of(
                        LossTerms.NORMAL_LOGIT, normal.mean(),
                        LossTerms.OUTLIER_LOGIT, outliers.mean()));
    }
}

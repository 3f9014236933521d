// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.method;

import io.github.oecl.data.ImageSet;
import io.github.oecl.features.ViewProjections;
import io.github.oecl.loss.Csi;
import io.github.oecl.loss.Objective;
import io.github.oecl.loss.ScoreRule;
import io.github.oecl.transform.Shift;
import java.util.List;

/**
 * What scores keep of the training images: all that they need beside the model and the views.
 *
 * @param rule which scores
 * @param shift CSI's; null for other rules
 * @param features the training images' projections averaged over their views, images x dimension:
 *     for CSI under each variant of the shift, for HSC and BCE none
 * @param meanLogits CSI's mean logit of each variant over the training images under it
 */
record ScoreReference(
        ScoreRule rule, Shift shift, List<float[]> features, List<Double> meanLogits) {

    static ScoreReference to(ImageSet training, ViewProjections views, Objective objective) {
        ScoreRule rule = objective.score();
        return switch (rule) {
            case NORM ->
                    new ScoreReference(
                            rule,
                            null,
                            List.of(ViewMeans.of(views, training).projections()),
                            List.of());
            case HYPERSPHERE, LOGIT -> new ScoreReference(rule, null, List.of(), List.of());
            case CSI -> ShiftScores.fitted(csi(objective), views, training);
        };
    }

    private static Csi csi(Objective objective) {
        if (objective instanceof Csi csi) {
            return csi;
        }
        throw new IllegalArgumentException(
                "The score CSI needs the shift of the objective Csi; "
                        + objective.name()
                        + " has none: give it the score "
                        + ScoreRule.NORM);
    }

    MethodScores scores(ViewProjections views) {
        return switch (rule) {
            case NORM -> ProjectionScores.against(features.get(0), views);
            case HYPERSPHERE -> ViewScores.hypersphere(views);
            case LOGIT -> ViewScores.logit(views);
            case CSI -> new ShiftScores(views, this);
        };
    }
}

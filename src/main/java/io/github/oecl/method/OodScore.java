// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.method;

import io.github.oecl.loss.ScoreRule;
import java.util.List;

/**
 * A score of a test image from what a model makes of its views, one clean and n augmented ones. z
 * is the un-normalised projection of a view, and E the mean over the views.
 */
public enum OodScore {
    /** ||E z|| over one clean and n augmented views (Le-Gia and Ahn): the headline here. */
    NORM_OF_MEAN("||E z||"),
    /** E ||z||^2 over the same views (Le-Gia and Ahn). */
    MEAN_SQUARED_NORM("E ||z||²"),
    /** ||z|| of the clean view alone (Le-Gia and Ahn). */
    CLEAN_NORM("||z||, clean view"),
    /**
     * The largest cosine with a training image times the norm (Tack et al. 2020), on features
     * averaged over the same views: the stronger usual score of SimCLR.
     */
    COSINE_NORM("max cos · ||z||"),
    /**
     * ||E b|| over the same views, b the pooled backbone feature: what the norm tells before the
     * projection head (ours, for comparison).
     */
    BACKBONE_NORM("||E b||, backbone"),
    /**
     * HSC's -h, h = sqrt(||z||^2 + 1) - 1, averaged over the views: near the origin is normal. (The
     * authors of HSC score one view; the average is ours.)
     */
    HYPERSPHERE("-E h"),
    /** HSC's -h of the clean view alone (Liznerski et al.). */
    CLEAN_HYPERSPHERE("-h, clean view"),
    /** BCE's logit of "normal", averaged over the views, which is ours. */
    LOGIT("E logit"),
    /** BCE's logit of "normal" of the clean view alone (Liznerski et al.). */
    CLEAN_LOGIT("logit, clean view"),
    /**
     * CSI's score (Tack et al. 2020): the mean over the shifts S of w_con s_con(S(x)) + w_cls
     * l_S(S(x)), where s_con is {@link #COSINE_NORM} against the training images under S and l_S
     * the head's logit of S, both on means over the views of S(x). Each weight is the inverse of
     * its term's mean over the training images. (The authors average over 10 random crops, without
     * a clean view.)
     */
    CSI("CSI");

    private final String title;

    OodScore(String title) {
        this.title = title;
    }

    /** {@return a short name for a table or an axis} */
    public String title() {
        return title;
    }

    /**
     * Returns the scores that make sense of a model trained with an objective. A score of another
     * rule is no number worth having: HSC makes the norm of a normal image short, and BCE does not
     * train the projection.
     *
     * @param rule of the objective
     * @return the scores, first the one by which the method is judged
     */
    public static List<OodScore> of(ScoreRule rule) {
        return switch (rule) {
            case NORM ->
                    List.of(
                            NORM_OF_MEAN,
                            MEAN_SQUARED_NORM,
                            CLEAN_NORM,
                            COSINE_NORM,
                            BACKBONE_NORM);
            case HYPERSPHERE -> List.of(HYPERSPHERE, CLEAN_HYPERSPHERE);
            case LOGIT -> List.of(LOGIT, CLEAN_LOGIT);
            case CSI -> List.of(CSI, NORM_OF_MEAN, MEAN_SQUARED_NORM, CLEAN_NORM, COSINE_NORM);
        };
    }
}

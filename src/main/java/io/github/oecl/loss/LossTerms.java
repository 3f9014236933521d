// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.loss;

import ai.djl.ndarray.NDArray;
import java.util.Map;

/**
 * The loss of a step.
 *
 * @param total what is minimised, a scalar
 * @param parts named scalars to watch, such as the contrastive term and the mean norms; they stay
 *     on the device until somebody reads them
 */
public record LossTerms(NDArray total, Map<String, NDArray> parts) {

    /** The contrastive term, in nats. */
    public static final String CONTRASTIVE = "contrastive";

    /** The mean norm of the normal views' projections. */
    public static final String NORMAL_NORM = "normal norm";

    /** The mean norm of the outlier views' projections. */
    public static final String OUTLIER_NORM = "outlier norm";

    /** What the mean outlier norm is multiplied with in the total: alpha in effect. */
    public static final String OUTLIER_WEIGHT = "outlier weight";

    /** The norm of the contrastive term's gradient in the projections of the batch. */
    public static final String CONTRASTIVE_GRADIENT = "contrastive gradient";

    /** The norm of the weighted outlier term's gradient in the projections of the batch. */
    public static final String OUTLIER_GRADIENT = "outlier gradient";

    /** The norm of the gradient in all weights, before it is clipped; only where it is. */
    public static final String WEIGHT_GRADIENT = "weight gradient";

    /** The cross-entropy of predicting the shift of a view, in nats. */
    public static final String SHIFT = "shift prediction";

    /** The mean logit of the normal views. */
    public static final String NORMAL_LOGIT = "normal logit";

    /** The mean logit of the outlier views. */
    public static final String OUTLIER_LOGIT = "outlier logit";
}

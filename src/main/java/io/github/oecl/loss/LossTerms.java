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

    /** The cross-entropy of predicting the shift of a view, in nats. */
    public static final String SHIFT = "shift prediction";

    /** The mean logit of the normal views. */
    public static final String NORMAL_LOGIT = "normal logit";

    /** The mean logit of the outlier views. */
    public static final String OUTLIER_LOGIT = "outlier logit";
}

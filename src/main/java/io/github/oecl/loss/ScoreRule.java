// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.loss;

/** Which score goes with an objective. Every score is larger for a more normal image. */
public enum ScoreRule {
    /** The norm of the projection: OECL, self-OECL, SimCLR. */
    NORM,
    /** The nearness of the projection to the origin: HSC. */
    HYPERSPHERE,
    /** The logit of "normal" of a head: BCE. */
    LOGIT,
    /** Cosines with the training images and the predicted shift, over shifted copies: CSI. */
    CSI,
}

// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.loss;

/** Which score goes with an objective. Every score is larger for a more normal image. */
public enum ScoreRule {
    /** The norm of the projection: OECL, self-OECL, SimCLR. */
    NORM,
}

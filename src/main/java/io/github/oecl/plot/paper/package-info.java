// SPDX-License-Identifier: Apache-2.0

/**
 * The figures of the paper, drawn from results by {@link io.github.oecl.plot.paper.PaperFigures}:
 * the lemma and the geometry of views, trajectories of the norms, near and far outliers, few
 * outliers, stability, ablations, and results pooled over classes.
 */
package io.github.oecl.plot.paper;

// SPDX-License-Identifier: Apache-2.0

/**
 * The experiments of the paper. Each {@link io.github.oecl.paper.Experiment} has its grid, a slice
 * of it that a notebook trains live ({@link io.github.oecl.paper.ExperimentSlice}), and its {@link
 * io.github.oecl.paper.Claim}, which are judged by results.
 */
package io.github.oecl.paper;

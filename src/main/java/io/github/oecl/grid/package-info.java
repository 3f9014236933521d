// SPDX-License-Identifier: Apache-2.0

/**
 * The engine for many runs: a {@link io.github.oecl.grid.Grid} is a list of runs, the product of
 * {@link io.github.oecl.grid.Axis axes}; a {@link io.github.oecl.grid.GridRunner} runs it in a
 * folder, several at a time, and resumes where it was stopped; {@link
 * io.github.oecl.grid.GridResults} makes tables of its results. Knows runs, and no experiment.
 */
package io.github.oecl.grid;

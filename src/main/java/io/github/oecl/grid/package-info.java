// SPDX-License-Identifier: Apache-2.0

/**
 * The engine for many runs: a {@link io.github.oecl.grid.Grid} is a list of runs, the product of
 * {@link io.github.oecl.grid.Axis axes}. It is run in a folder, several runs at a time, by a {@link
 * io.github.oecl.grid.RunExecutor}, and resumes where it was stopped; {@link
 * io.github.oecl.grid.GridResults} makes tables of its results. Knows runs, and no experiment.
 */
package io.github.oecl.grid;

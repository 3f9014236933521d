// SPDX-License-Identifier: Apache-2.0

/**
 * What may be promised of many p-values together. Plain arrays in, plain arrays out.
 *
 * <p>The p-values are those of a {@link io.github.oecl.score.Calibration}. {@link
 * io.github.oecl.score.conformal.BenjaminiHochberg} selects images so that few of them are normal;
 * {@link io.github.oecl.score.conformal.ConditionalPValues} make the promise hold for the
 * calibration at hand, with a stated confidence; {@link
 * io.github.oecl.score.conformal.FalseDiscoveryBound} bounds what was selected by a threshold that
 * was chosen after looking; {@link io.github.oecl.score.conformal.ConformalMartingale} watches a
 * stream of scores for a change.
 *
 * <p>All of it rests on exchangeability: a normal image that is tested could as well have been one
 * of the calibration. Near-duplicates, and several images of one patient, break this; then a group
 * counts as one ({@link io.github.oecl.score.conformal.BenjaminiHochberg#ofGroup}).
 */
package io.github.oecl.score.conformal;

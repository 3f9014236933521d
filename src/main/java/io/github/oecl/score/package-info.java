// SPDX-License-Identifier: Apache-2.0

/**
 * How well the scores of images separate normal images from OOD ones: metrics, bootstrap intervals,
 * decisions over seeds, and calibration. Plain arrays in, plain arrays out.
 *
 * <p>A score is larger for a more normal image, and in-distribution ("normal") is the positive
 * class: this holds for every score and every metric of the library. Where an OOD image is the
 * positive one, in {@link io.github.oecl.score.Metric#AUPR_OUT}, the metric itself reverses the
 * scores.
 *
 * <p>{@link io.github.oecl.score.TestScores} holds the scores of a test set, {@link
 * io.github.oecl.score.Metric} measures them. {@link io.github.oecl.score.Bootstrap} says how far a
 * measured value, or the difference of two, depends on the choice of test images, {@link
 * io.github.oecl.score.internal.SeedEstimate} adds the variation between seeds, and {@link
 * io.github.oecl.score.internal.VerdictRule} decides what follows for a claim. A {@link
 * io.github.oecl.score.Calibration} on held-out normal images turns scores into p-values.
 *
 * <p>{@link io.github.oecl.score.KnnDistance} and {@link
 * io.github.oecl.score.internal.MahalanobisDistance} are baselines that need no training: they
 * compare the pixels or features of an image with those of the training images.
 */
package io.github.oecl.score;

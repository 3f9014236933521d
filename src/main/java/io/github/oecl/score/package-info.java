// SPDX-License-Identifier: Apache-2.0

/**
 * Scores of images and how well they tell normal images from OOD ones.
 *
 * <p>A score is larger for a more normal image, and in-distribution ("normal") is the positive
 * class: this holds for every score and every metric of the library. Where an OOD image is the
 * positive one, in {@link io.github.oecl.score.Metric#AUPR_OUT}, the metric itself turns the scores
 * round.
 *
 * <p>{@link io.github.oecl.score.TestScores} holds the scores of a test set, {@link
 * io.github.oecl.score.Metric} measures them. {@link io.github.oecl.score.Bootstrap} says how far a
 * measured value, or the difference of two, depends on the test images that happened to be drawn.
 * {@link io.github.oecl.score.CosineNormScore} is the score of the SimCLR and CSI baselines.
 */
package io.github.oecl.score;

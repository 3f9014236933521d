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
 * {@link io.github.oecl.score.SeedEstimate} adds the variation between seeds, and {@link
 * io.github.oecl.score.VerdictRule} decides what follows for a claim.
 *
 * <p>Each method has scores of its own: {@link io.github.oecl.score.OodScore#of} lists them. {@link
 * io.github.oecl.score.ImageScores} computes them with a trained model, fitted on its training
 * images where a score compares with those; each is a {@link io.github.oecl.score.Scorer}, and
 * {@link io.github.oecl.score.ScoreFile} keeps model and scores in one file. An image is seen
 * through one clean and n augmented views, and a score says what it does with them: OECL takes the
 * norm of the mean feature, CSI averages features and logits, HSC and BCE average the score of a
 * view.
 *
 * <p>{@link io.github.oecl.score.KnnDistance} and {@link io.github.oecl.score.MahalanobisDistance}
 * are baselines that need no training: they compare the pixels or features of an image with those
 * of the training images.
 *
 * <p>A {@link io.github.oecl.score.Detector} is one of these scores with a {@link
 * io.github.oecl.score.Calibration} on held-out normal images, so that each image gets a p-value;
 * {@link io.github.oecl.score.DetectorFile} keeps it.
 */
package io.github.oecl.score;

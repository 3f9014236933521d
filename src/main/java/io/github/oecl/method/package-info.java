// SPDX-License-Identifier: Apache-2.0

/**
 * A training method in one place: its settings ({@link io.github.oecl.method.MethodConfig}), which
 * become an objective, and the scores that are fitted to it ({@link
 * io.github.oecl.method.ImageScores}), with their file ({@link io.github.oecl.method.ScoreFile}).
 * {@link io.github.oecl.method.OodScore#of} lists the scores of each method.
 *
 * <p>An image is seen through one clean and n augmented views, and a score says what it does with
 * them: OECL takes the norm of the mean feature, CSI averages features and logits, HSC and BCE
 * average the score of a view.
 */
package io.github.oecl.method;

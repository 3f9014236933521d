// SPDX-License-Identifier: Apache-2.0

/**
 * A method in one place: one record ({@link io.github.oecl.method.OodMethod}) with its settings,
 * the objective that it trains with, and the scores that go with it ({@link
 * io.github.oecl.method.Scoring}). {@link io.github.oecl.method.Methods} knows the library's own
 * and those of users. {@link io.github.oecl.method.ImageScores} holds the scores of a trained
 * model, {@link io.github.oecl.method.ScoreFile} their file.
 *
 * <p>An image is seen through one clean and n augmented views, and a score says what it does with
 * them: OECL takes the norm of the mean feature, CSI averages features and logits, HSC and BCE
 * average the score of a view.
 */
package io.github.oecl.method;

// SPDX-License-Identifier: Apache-2.0

/**
 * A method in one place. An {@link io.github.oecl.method.OodMethod} is a record: its components are
 * its settings, its objective is what a network is trained with, and its {@link
 * io.github.oecl.method.Scoring} has the scores that are fitted to the training images ({@link
 * io.github.oecl.method.ImageScores}), with their file ({@link io.github.oecl.method.ScoreFile}).
 * {@link io.github.oecl.method.Methods} knows the library's methods and those of others.
 *
 * <p>An image is seen through one clean and n augmented views, and a score says what it does with
 * them: OECL takes the norm of the mean feature, CSI averages features and logits, HSC and BCE
 * average the score of a view.
 */
package io.github.oecl.method;

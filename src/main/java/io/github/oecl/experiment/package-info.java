// SPDX-License-Identifier: Apache-2.0

/**
 * The paper's experiments: a {@link io.github.oecl.experiment.RunConfig} says what to train on
 * what, {@link io.github.oecl.experiment.Recipes} has the usual ones at three sizes, a {@link
 * io.github.oecl.experiment.Run} does it, and a {@link io.github.oecl.experiment.RunResult} holds
 * the scores with all that is needed to do it again.
 */
package io.github.oecl.experiment;

// SPDX-License-Identifier: Apache-2.0

/**
 * One run: a {@link io.github.oecl.run.RunConfig} says what to train on what, {@link
 * io.github.oecl.run.Recipes} has the usual ones at three presets, a {@link io.github.oecl.run.Run}
 * trains and tests, and a {@link io.github.oecl.run.RunResult} holds the scores with all that is
 * needed to do it again.
 */
package io.github.oecl.run;

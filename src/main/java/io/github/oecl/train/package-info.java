// SPDX-License-Identifier: Apache-2.0

/**
 * The one training loop. Views are made on threads of their own ({@link
 * io.github.oecl.train.internal.PixelPipeline}), the {@link io.github.oecl.train.Trainer} takes a
 * step for each batch, and listeners watch. What differs between methods is in their objective,
 * never here.
 *
 * <p>A training is a function of its seed: every random choice is keyed by its place, so that the
 * same settings on the same machine with as many engine threads are bit-identical, whatever the
 * number of threads that make views and whatever else trains in the JVM. With {@link
 * io.github.oecl.train.Checkpoints} that also holds for a training that is stopped or killed at any
 * moment and goes on. A checkpoint is a model file ({@link io.github.oecl.model.ModelFile}) with
 * the optimiser's state and {@code training.json} in it: the step, which stands for the schedule,
 * the order and all randomness, the reports, the running epoch's sums, the listeners' states, and
 * whose it is.
 */
package io.github.oecl.train;

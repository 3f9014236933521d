// SPDX-License-Identifier: Apache-2.0

/**
 * Runs of which the norms are followed over the training, for the figures 1, 2 and 5 of the paper:
 * a {@link io.github.oecl.run.trajectory.TrajectoryRun} trains one of the {@link
 * io.github.oecl.run.trajectory.TrajectoryVariant}s and keeps the statistics of the images that a
 * {@link io.github.oecl.run.trajectory.TrajectoryConfig} names, with all that is needed to do it
 * again.
 */
package io.github.oecl.run.trajectory;

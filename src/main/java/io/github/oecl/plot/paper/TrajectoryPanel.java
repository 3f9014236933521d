// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot.paper;

import io.github.oecl.norm.NormStatistic;
import io.github.oecl.norm.NormTrajectory;
import io.github.oecl.run.trajectory.TrajectoryConfig;
import io.github.oecl.run.trajectory.TrajectoryRun;
import java.util.List;
import java.util.function.Predicate;

/**
 * One panel of a {@link TrajectoryFigure}: how one statistic went in one training.
 *
 * @param label what to call the training, such as "live" or "recorded"
 * @param run the training
 * @param statistic what to draw
 */
record TrajectoryPanel(String label, TrajectoryRun run, NormStatistic statistic) {

    private static final double CLIPPED_FROM = 1.5;

    /** Returns the rows that can be drawn: an infinite mu / sigma_v has no place on an axis. */
    List<NormTrajectory.Row> course(String group) {
        return run.trajectory().course(group, statistic).stream()
                .filter(row -> Double.isFinite(row.summary().q25() + row.summary().q75()))
                .toList();
    }

    /** The groups of a task, in the order in which they are drawn, so far as they were followed. */
    List<String> groups() {
        List<String> followed = run.trajectory().groups();
        return List.of(
                        TrajectoryConfig.OUTLIERS,
                        TrajectoryConfig.OOD,
                        TrajectoryConfig.NORMAL,
                        TrajectoryConfig.TRAINING)
                .stream()
                .filter(followed::contains)
                .toList();
    }

    /** Returns the bottom of the bands. */
    double smallest() {
        return groups().stream()
                .flatMap(group -> course(group).stream())
                .mapToDouble(row -> row.summary().q25())
                .min()
                .orElseThrow();
    }

    /** Returns the top of the bands after training has begun. */
    double largestTrained() {
        return top(row -> row.epoch() > 0);
    }

    /** Returns the top of the bands before it. */
    double largestUntrained() {
        return top(row -> row.epoch() == 0);
    }

    /**
     * Whether the untrained network would squeeze the training into the bottom of the panel: it
     * gives all views nearly one feature, so that mu / sigma_v is large for every image.
     */
    boolean clipped() {
        return largestTrained() > 0 && largestUntrained() > CLIPPED_FROM * largestTrained();
    }

    private double top(Predicate<NormTrajectory.Row> chosen) {
        return groups().stream()
                .flatMap(group -> course(group).stream())
                .filter(chosen)
                .mapToDouble(row -> row.summary().q75())
                .max()
                .orElse(0);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot;

import io.github.oecl.experiment.TrajectoryConfig;
import io.github.oecl.experiment.TrajectoryRun;
import io.github.oecl.norm.NormStatistic;
import io.github.oecl.norm.NormTrajectory;
import java.util.List;

/**
 * One panel of a {@link TrajectoryFigure}: how one statistic went in one training.
 *
 * @param label what to call the training, such as "live" or "recorded"
 * @param run the training
 * @param statistic what to draw
 */
public record TrajectoryPanel(String label, TrajectoryRun run, NormStatistic statistic) {

    /** Returns the rows that can be drawn: an infinite mu / sigma_v has no place on an axis. */
    List<NormTrajectory.Row> course(String group) {
        return run.trajectory().course(group, statistic).stream()
                .filter(row -> Double.isFinite(row.summary().q25() + row.summary().q75()))
                .toList();
    }

    /** The groups of a task, in the order in which they are drawn, so far as they were followed. */
    List<String> groups() {
        List<String> followed = run.trajectory().groups();
        return List.of(TrajectoryConfig.OOD, TrajectoryConfig.NORMAL, TrajectoryConfig.TRAINING)
                .stream()
                .filter(followed::contains)
                .toList();
    }
}

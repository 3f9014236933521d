// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.run;

import com.google.gson.Gson;
import io.github.oecl.data.Task;
import io.github.oecl.features.TestViews;
import io.github.oecl.method.OodScore;
import io.github.oecl.method.Scoring;
import io.github.oecl.method.internal.UnfittedScores;
import io.github.oecl.model.OeclModel;
import io.github.oecl.run.RunResult.AurocOverSteps;
import io.github.oecl.run.internal.Rounding;
import io.github.oecl.score.Metric;
import io.github.oecl.train.EpochReport;
import io.github.oecl.train.TrainingListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Scores the validation images after every few epochs of a training. */
final class CurveListener implements TrainingListener {

    private static final Gson GSON = new Gson();

    private final Task task;
    private final Scoring scoring;
    private final TestViews views;
    private final int every;
    private final List<Long> steps = new ArrayList<>();
    private final Map<OodScore, List<Double>> auroc = new TreeMap<>();

    CurveListener(RunConfig config, Task task) {
        int images = config.curve().images();
        this.task = images == 0 ? task : task.withTestSize(images, config.data().seed());
        scoring = config.method().scoring();
        every = config.curve().every();
        views =
                new TestViews(
                        config.views().size(),
                        config.views().minimumArea(),
                        config.curve().views(),
                        config.training().seed(),
                        config.views().augmentationName());
    }

    @Override
    public void epochDone(EpochReport report, OeclModel model) {
        if (report.epoch() % every == 0 || report.epoch() == report.epochs()) {
            steps.add(report.steps());
            new UnfittedScores(model, views, scoring)
                    .of(task.testNormal(), task.testOod())
                    .forEach(
                            (score, values) ->
                                    auroc.computeIfAbsent(score, key -> new ArrayList<>())
                                            .add(Rounding.rounded(Metric.AUROC.of(values))));
        }
    }

    /** {@return the points so far} */
    AurocOverSteps curve() {
        return new AurocOverSteps(views.augmented() + 1, steps, auroc);
    }

    @Override
    public String state() {
        return steps.isEmpty() ? "" : GSON.toJson(curve());
    }

    @Override
    public void resumed(long done, List<EpochReport> finished, String state) {
        if (!state.isEmpty()) {
            AurocOverSteps before = GSON.fromJson(state, AurocOverSteps.class);
            steps.addAll(before.steps());
            before.auroc().forEach((score, values) -> auroc.put(score, new ArrayList<>(values)));
        }
    }
}

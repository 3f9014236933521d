// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.paper.internal;

import io.github.oecl.grid.GridResults;
import io.github.oecl.grid.internal.AurocCombination;
import io.github.oecl.method.MethodName;
import io.github.oecl.run.RunResult;
import io.github.oecl.score.Bootstrap;
import io.github.oecl.score.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An AUROC averaged over the seeds of each task and then over the tasks, for a figure. The interval
 * resamples test images and leaves the seeds as they are: those of a task once for all of its seeds
 * and methods, those of different tasks independently, as each normal image is the normal one of
 * one task only (that tasks share OOD images, of which there are many more, is neglected).
 *
 * @param tasks how many
 * @param value the mean
 * @param interval its 95% bootstrap interval
 */
public record PooledAuroc(int tasks, double value, Interval interval) {

    /**
     * Returns the mean AUROC of a method, by the score by which methods are compared.
     *
     * @param results one or several tasks
     * @param method of which there is at least one result
     * @return the mean over the tasks
     */
    public static PooledAuroc auroc(GridResults results, MethodName method) {
        return of(
                byTask(results, method).values().stream()
                        .map(
                                seeds ->
                                        AurocCombination.mean(
                                                seeds.stream().map(AurocCombination::of).toList()))
                        .toList());
    }

    /** Returns the seeds of a method task by task, by the titles of the tasks. */
    private static Map<String, List<RunResult>> byTask(GridResults results, MethodName method) {
        Map<String, List<RunResult>> tasks = new LinkedHashMap<>();
        results.results().values().stream()
                .filter(result -> result.config().method().name().equals(method))
                .forEach(
                        result ->
                                tasks.computeIfAbsent(
                                                result.config().data().title(),
                                                title -> new ArrayList<>())
                                        .add(result));
        return tasks;
    }

    private static PooledAuroc of(List<AurocCombination> tasks) {
        double[] sum = null;
        for (int task = 0; task < tasks.size(); task++) {
            Bootstrap bootstrap = Bootstrap.builder().optSeed(task).build();
            double[] values = tasks.get(task).resampled(bootstrap);
            sum = sum == null ? new double[values.length] : sum;
            for (int i = 0; i < values.length; i++) {
                sum[i] += values[i] / tasks.size();
            }
        }
        double value = tasks.stream().mapToDouble(AurocCombination::value).average().orElseThrow();
        return new PooledAuroc(tasks.size(), value, Bootstrap.builder().build().interval(sum));
    }
}

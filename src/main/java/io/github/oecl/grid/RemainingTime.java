// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.grid;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Estimates how long a grid will take: a cell as long as the finished ones of its group took, or
 * else as long as all of them did on average, each job taking the next cell as it gets free.
 */
final class RemainingTime {

    private final Map<String, double[]> sumAndCount = new HashMap<>();
    private final Map<GridRun, Double> started = new ConcurrentHashMap<>();

    /** Notes that a cell starts; called on any thread. */
    void start(GridRun gridRun, double now) {
        started.put(gridRun, now);
    }

    /** Notes that a cell has ended; one that failed tells nothing of the others' time. */
    double end(GridRun gridRun, double now, boolean finished) {
        double seconds = now - started.remove(gridRun);
        if (finished) {
            double[] sum = sumAndCount.computeIfAbsent(gridRun.group(), group -> new double[2]);
            sum[0] += seconds;
            sum[1]++;
        }
        return seconds;
    }

    /** Returns the seconds that are left for what runs and what waits; empty if unknown yet. */
    OptionalDouble estimate(Collection<GridRun> open, int jobs, double now) {
        if (sumAndCount.isEmpty()) {
            return OptionalDouble.empty();
        }
        PriorityQueue<Double> free = new PriorityQueue<>();
        started.forEach((gridRun, at) -> free.add(Math.max(0, expected(gridRun) - (now - at))));
        while (free.size() < jobs) {
            free.add(0.0);
        }
        List<GridRun> waiting =
                open.stream().filter(gridRun -> !started.containsKey(gridRun)).toList();
        waiting.forEach(gridRun -> free.add(free.remove() + expected(gridRun)));
        return free.stream().mapToDouble(end -> end).max();
    }

    private double expected(GridRun gridRun) {
        double[] group = sumAndCount.get(gridRun.group());
        if (group != null) {
            return group[0] / group[1];
        }
        double sum = sumAndCount.values().stream().mapToDouble(each -> each[0]).sum();
        return sum / sumAndCount.values().stream().mapToDouble(each -> each[1]).sum();
    }

    /** Returns a time as minutes and seconds, with hours where there are some. */
    static String text(double seconds) {
        long whole = Math.round(seconds);
        return whole < 3600
                ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
                : String.format(
                        Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    }
}

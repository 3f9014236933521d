// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.spark;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import scala.collection.Iterator;

/**
 * What tasks at work have added to an accumulator. The accumulator itself tells the driver only of
 * tasks that have ended, and a training may take hours; the executors' heartbeats, every ten
 * seconds, tell of the others.
 */
final class LiveCount extends SparkListener {

    private final String accumulator;
    private final Map<Long, Long> byTask = new ConcurrentHashMap<>();

    LiveCount(String accumulator) {
        this.accumulator = accumulator;
    }

    /** The sum over all tasks, those that were lost included. */
    long sum() {
        return byTask.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate update) {
        update.accumUpdates().foreach(task -> note((Long) task._1(), task._4().iterator()));
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
        note(end.taskInfo().taskId(), end.taskInfo().accumulables().iterator());
    }

    private Object note(long task, Iterator<AccumulableInfo> infos) {
        while (infos.hasNext()) {
            AccumulableInfo info = infos.next();
            if (info.name().contains(accumulator) && info.update().isDefined()) {
                long added = Long.parseLong(Objects.toString(info.update().get()));
                byTask.merge(task, added, Math::max);
            }
        }
        return null;
    }
}

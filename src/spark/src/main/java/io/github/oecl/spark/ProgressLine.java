// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.spark;

import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Says every ten seconds how far a scoring is. */
final class ProgressLine implements AutoCloseable {

    private static final int SECONDS = 10;

    private final SparkScoring scoring;
    private final long all;
    private final Consumer<String> console;
    private final AtomicLong already = new AtomicLong();
    private final long start = System.nanoTime();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(ProgressLine::daemon);

    ProgressLine(SparkScoring scoring, long all, Consumer<String> console) {
        this.scoring = scoring;
        this.all = all;
        this.console = console;
        clock.scheduleAtFixedRate(() -> console.accept(line()), SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    /** Notes images that an earlier call has scored. */
    void already(long images) {
        already.addAndGet(images);
    }

    String line() {
        double seconds = (System.nanoTime() - start) / 1e9;
        double rate = scoring.done() / seconds;
        // Images of a task that was repeated are counted twice.
        long done = Math.min(all, already.get() + scoring.done());
        long left = all - done;
        return String.format(
                Locale.ROOT,
                "%,d of %,d images done, %,d left, %.0f images/s, about %s left, %,d without a score",
                done,
                all,
                left,
                rate,
                rate == 0 ? "? s" : Math.round(left / rate) + " s",
                scoring.failed());
    }

    @Override
    public void close() {
        clock.shutdownNow();
        console.accept(line());
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "oecl-progress");
        thread.setDaemon(true);
        return thread;
    }
}

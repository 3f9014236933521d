// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.spark;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Says how far a scoring is, from time to time. */
final class ProgressLine implements AutoCloseable {

    private final SparkScoring scoring;
    private final long all;
    private final AtomicLong already = new AtomicLong();
    private final long start = System.nanoTime();
    private final Consumer<String> console;
    private final Ticker ticker;

    ProgressLine(SparkScoring scoring, long all, Consumer<String> console) {
        this.scoring = scoring;
        this.all = all;
        this.console = console;
        ticker = new Ticker(this::line, console);
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
        ticker.close();
        console.accept(line());
    }
}

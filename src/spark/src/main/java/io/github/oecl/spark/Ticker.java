// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.spark;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Says a line every ten seconds. */
final class Ticker implements AutoCloseable {

    private static final int SECONDS = 10;

    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(Ticker::daemon);

    Ticker(Supplier<String> line, Consumer<String> console) {
        clock.scheduleAtFixedRate(
                () -> console.accept(line.get()), SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "oecl-progress");
        thread.setDaemon(true);
        return thread;
    }
}

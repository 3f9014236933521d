// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.fetch.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Closes a stream from which nothing comes any more, so that who reads it is not kept waiting. */
final class StallGuard implements AutoCloseable {

    private final InputStream stream;
    private final Duration patience;
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "stall-guard");
                        thread.setDaemon(true);
                        return thread;
                    });

    StallGuard(InputStream stream, Duration patience) {
        this.stream = stream;
        this.patience = patience;
    }

    /** Reads as the stream does; after too long a wait it throws as the closed stream does. */
    int read(byte[] buffer) throws IOException {
        ScheduledFuture<?> alarm =
                watch.schedule(this::closeStream, patience.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return stream.read(buffer);
        } finally {
            alarm.cancel(false);
        }
    }

    private void closeStream() {
        try {
            stream.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}

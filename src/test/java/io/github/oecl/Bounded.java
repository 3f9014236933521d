// SPDX-License-Identifier: Apache-2.0
package io.github.oecl;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * What one call costs its thread. All that it allocates is counted, which is more than what it
 * holds at a time; processor time is counted rather than time, which other processes share.
 */
public final class Bounded {

    /** In milliseconds. */
    public static final long MOST_TIME = 2000;

    /** In bytes. */
    public static final long MOST_MEMORY = 256L << 20;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private long millis;
    private long bytes;

    /** May fail in any way. */
    @FunctionalInterface
    public interface Call {
        void run() throws Exception;
    }

    /** Runs a call, and fails if it costs more than is allowed. What it throws is returned. */
    public Exception run(String name, Call call) {
        long startBytes = THREADS.getCurrentThreadAllocatedBytes();
        long startNanos = THREADS.getCurrentThreadCpuTime();
        Exception thrown = null;
        try {
            call.run();
        } catch (Exception e) {
            thrown = e;
        }
        long tookMillis = (THREADS.getCurrentThreadCpuTime() - startNanos) / 1_000_000;
        long tookBytes = THREADS.getCurrentThreadAllocatedBytes() - startBytes;
        if (tookMillis > MOST_TIME || tookBytes > MOST_MEMORY) {
            throw new AssertionError(
                    name + " took " + tookMillis + " ms and " + tookBytes + " bytes", thrown);
        }
        millis = Math.max(millis, tookMillis);
        bytes = Math.max(bytes, tookBytes);
        return thrown;
    }

    /** Says what the dearest calls took. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "at most %d ms and %.0f MB for one", millis, bytes / 1e6);
    }
}

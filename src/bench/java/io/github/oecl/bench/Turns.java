// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.bench;

import com.google.gson.Gson;
import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A contender's side of the talk with the benchmark: it says that it is ready, is asked for turns
 * of so many rounds, and answers each with its time. It ends when its input does.
 */
final class Turns {

    private final BufferedReader requests =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    private final PrintStream replies = System.out;
    private long clock;
    private long processor;

    /** Says what is running here. */
    void ready(Map<String, String> software) {
        replies.println(new Gson().toJson(software));
    }

    /** Waits for a request and starts the clock; returns the rounds, or 0 at the end. */
    int next() {
        try {
            String request = requests.readLine();
            clock = System.nanoTime();
            processor = processorTime();
            return request == null ? 0 : Integer.parseInt(request.trim());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops the clock and answers with what was done in the turn: images, views, steps. */
    void done(double units) {
        double seconds = (System.nanoTime() - clock) / 1e9;
        double busy = (processorTime() - processor) / 1e9;
        replies.println(new Gson().toJson(new Turn(seconds, busy, units)));
    }

    private static long processorTime() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.bench;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A contender that has been started: a process that waits between its turns. */
final class RunningContender implements AutoCloseable {

    private final Contender contender;
    private final Process process;
    private final BufferedReader replies;
    private final PrintStream requests;
    private final Map<String, String> software;

    RunningContender(Contender contender, String task, Settings settings) throws IOException {
        this.contender = contender;
        List<String> command = new ArrayList<>(contender.command());
        command.add(task);
        command.addAll(settings.with(contender.extra().toArray(String[]::new)).words());
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        if (contender.plainAllocator()) {
            builder.environment().keySet().removeIf(name -> name.startsWith("MALLOC_"));
        }
        builder.environment().putAll(contender.environment());
        process = builder.start();
        replies = process.inputReader(StandardCharsets.UTF_8);
        requests = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        software = new Gson().fromJson(reply(), new TypeToken<Map<String, String>>() {});
    }

    String form() {
        return contender.form();
    }

    /** What it says that it is. */
    Map<String, String> software() {
        return software;
    }

    /** Lets it take a turn of so many rounds. */
    Turn turn(int rounds) throws IOException {
        requests.println(rounds);
        return new Gson().fromJson(reply(), Turn.class);
    }

    /** The memory that it has used at most so far, its helpers' included. */
    PeakMemory peak() {
        return PeakMemory.of(process.toHandle());
    }

    @Override
    public void close() throws IOException {
        requests.close();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
        }
    }

    private String reply() throws IOException {
        String line = replies.readLine();
        if (line == null) {
            throw new IOException(form() + " has ended; what it said stands above");
        }
        return line;
    }
}

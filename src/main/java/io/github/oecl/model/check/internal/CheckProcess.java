// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model.check.internal;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a {@link CheckChild} with this machine's Java, class path, environment and threads. */
final class CheckProcess {

    private static final Logger LOG = LoggerFactory.getLogger(EngineCheck.class);

    private static final int SECONDS_IN_SILENCE = 5;

    /** Beside what the layers take at a thousandth of a usual core's speed per second. */
    private static final long PATIENCE_SECONDS = 120;

    private static final double SLOWEST_PER_SECOND = 1e9;

    private static final String KEPT_BYTES = "1073741824";

    /** Properties that tell DJL where its engine is, and ours; agents and ports stay behind. */
    private static final List<String> HANDED_ON =
            List.of(
                    "ai.djl.",
                    "DJL_",
                    "PYTORCH_",
                    "ENGINE_CACHE_DIR",
                    "java.io.tmpdir",
                    "user.home",
                    "jna.",
                    "oecl.engineCheck.");

    private final int threads;
    private final List<String> properties;
    private boolean announced;

    /**
     * Prepares a process.
     *
     * @param threads of the engine
     * @param properties more of the form name=value, for the process alone
     */
    CheckProcess(int threads, List<String> properties) {
        this.threads = threads;
        this.properties = properties;
    }

    /**
     * Computes the layers.
     *
     * @param passes what to compute of each
     * @param layers the layers
     * @param limit of the instruction set, or null for that of the environment
     * @return what came of it
     */
    CheckOutcome run(Passes passes, List<LayerShape> layers, String limit)
            throws InterruptedException {
        Process child;
        try {
            child = builder(limit).start();
        } catch (IOException e) {
            return CheckOutcome.notChecked("no process could be started: " + e.getMessage());
        }
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        Thread reader = reader(child, lines);
        try (OutputStream input = child.getOutputStream()) {
            tell(input, passes, layers);
            if (!ended(child, layers)) {
                return CheckOutcome.notChecked("it took more than " + limit(layers) + " seconds");
            }
            reader.join();
            return new CheckReport(layers, List.copyOf(lines)).outcome(child.exitValue());
        } catch (IOException e) {
            return CheckOutcome.notChecked(e.getMessage());
        } finally {
            child.destroyForcibly();
        }
    }

    private ProcessBuilder builder(String limit) {
        ProcessBuilder builder = new ProcessBuilder(command()).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        // Options meant for one process: a debugger's port, a heap that is touched from the start.
        environment.remove("JAVA_TOOL_OPTIONS");
        environment.remove("JDK_JAVA_OPTIONS");
        environment.put("OMP_NUM_THREADS", Integer.toString(threads));
        environment.put("OPT_OUT_TRACKING", "true");
        // Lets oneDNN say, in a few lines at its start, which instructions it takes.
        environment.put("ONEDNN_VERBOSE", "check");
        // Else each layer's memory goes back to the system, and is faulted in anew by the next.
        environment.putIfAbsent("MALLOC_TRIM_THRESHOLD_", KEPT_BYTES);
        environment.putIfAbsent("MALLOC_MMAP_THRESHOLD_", KEPT_BYTES);
        if (limit != null) {
            environment.put(InstructionSet.VARIABLE, limit);
        }
        return builder;
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.add("-XX:-CreateCoredumpOnCrash");
        // The first lines of a report come with the output; nobody would look for the file.
        command.add("-XX:ErrorFile=" + (File.separatorChar == '/' ? "/dev/null" : "NUL"));
        if (Runtime.version().feature() >= 24) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=error");
        handedOn(System.getProperties(), command);
        properties.forEach(property -> command.add("-D" + property));
        command.add("-cp");
        command.add(ChildClassPath.of(CheckChild.class.getClassLoader()));
        command.add(CheckChild.class.getName());
        return command;
    }

    private static void handedOn(Properties all, List<String> command) {
        for (String name : all.stringPropertyNames()) {
            if (HANDED_ON.stream().anyMatch(name::startsWith)) {
                command.add("-D" + name + "=" + all.getProperty(name));
            }
        }
    }

    /** The input stays open: its end would tell the child that we are gone. */
    private static void tell(OutputStream input, Passes passes, List<LayerShape> layers) {
        StringBuilder text = new StringBuilder(passes.name()).append('\n');
        layers.forEach(layer -> text.append(layer.line()).append('\n'));
        text.append('\n');
        try {
            input.write(text.toString().getBytes(StandardCharsets.UTF_8));
            input.flush();
        } catch (IOException e) {
            // It has ended already, and its exit code says why.
            LOG.debug("The check's process does not listen", e);
        }
    }

    private boolean ended(Process child, List<LayerShape> layers) throws InterruptedException {
        if (child.waitFor(SECONDS_IN_SILENCE, TimeUnit.SECONDS)) {
            return true;
        }
        if (!announced) {
            announced = true;
            LOG.warn(
                    "Checking that the engine computes this network's layers rightly on this"
                            + " machine; this is done once.");
        }
        return child.waitFor(limit(layers), TimeUnit.SECONDS);
    }

    private static long limit(List<LayerShape> layers) {
        double operations = 0;
        for (LayerShape layer : layers) {
            double products = (double) layer.inputs() * layer.kernel() * layer.kernel();
            double outputs = (double) layer.outputs() * layer.outputHeight() * layer.outputWidth();
            // Forward, and twice as much backward; a product is two operations.
            operations += 6 * products * outputs * layer.rows();
        }
        return PATIENCE_SECONDS + (long) (operations / SLOWEST_PER_SECOND);
    }

    private static Thread reader(Process child, List<String> lines) {
        Thread reader =
                new Thread(
                        () -> {
                            try (BufferedReader out =
                                    new BufferedReader(
                                            new InputStreamReader(
                                                    child.getInputStream(),
                                                    StandardCharsets.UTF_8))) {
                                out.lines().forEach(lines::add);
                            } catch (IOException | java.io.UncheckedIOException e) {
                                LOG.debug("The check's process was cut off", e);
                            }
                        },
                        "engine check");
        reader.setDaemon(true);
        reader.start();
        return reader;
    }
}

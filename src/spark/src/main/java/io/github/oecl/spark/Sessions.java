// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.spark;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.SparkSession;

/** Opens sessions with the settings that scoring and training want. */
final class Sessions {

    private static final int MEMORY_MB = 1024;
    private static final int ANSWER_MILLIS = 5000;
    private static final Pattern ADDRESS = Pattern.compile("([^:/,]+):(\\d+)");

    /** What an executor's process is to find in its environment, where the driver's has it. */
    private static final List<String> HANDED_ON =
            List.of(
                    "MALLOC_ARENA_MAX",
                    "MALLOC_MMAP_THRESHOLD_",
                    "MALLOC_TRIM_THRESHOLD_",
                    "MALLOC_TOP_PAD_",
                    "DJL_CACHE_DIR",
                    "LC_ALL",
                    "OECL_DATA",
                    "OECL_ENGINE_CHECK",
                    "ONEDNN_MAX_CPU_ISA",
                    "TORCH_CPP_LOG_LEVEL");

    private Sessions() {}

    /**
     * Opens a session with executors of one core and one thread: more threads than cores would wait
     * for each other.
     *
     * @param master of a cluster, or null for processes of this machine
     * @param executors of this machine, where there is no master
     * @param classPath for executors of this machine
     */
    static SparkSession open(String master, int executors, String classPath) throws IOException {
        SparkSession.Builder builder =
                SparkSession.builder()
                        .appName("oecl")
                        .config("spark.executor.cores", 1)
                        .config("spark.executor.memory", MEMORY_MB + "m")
                        .config("spark.executorEnv.OMP_NUM_THREADS", 1)
                        .config("spark.executorEnv.OPT_OUT_TRACKING", "true")
                        // An executor that is lost counts against each of its tasks.
                        .config("spark.task.maxFailures", 8)
                        // Two attempts of one training would write the same checkpoints.
                        .config("spark.speculation", false)
                        .config("spark.ui.enabled", false);
        if (Runtime.version().feature() >= 24) {
            builder.config("spark.executor.extraJavaOptions", "--enable-native-access=ALL-UNNAMED");
        }
        Map<String, String> environment = System.getenv();
        HANDED_ON.stream()
                .filter(environment::containsKey)
                .forEach(
                        name -> builder.config("spark.executorEnv." + name, environment.get(name)));
        if (master == null) {
            builder.master(
                            String.format(
                                    Locale.ROOT, "local-cluster[%d,1,%d]", executors, MEMORY_MB))
                    .config("spark.driver.host", "127.0.0.1")
                    .config("spark.driver.bindAddress", "127.0.0.1")
                    .config("spark.sql.shuffle.partitions", 2 * executors)
                    .config("spark.executor.extraClassPath", classPath);
        } else {
            requireAnswer(master);
            builder.master(master);
            if (isHere(master)) {
                builder.config("spark.executor.extraClassPath", classPath);
            }
        }
        return builder.getOrCreate();
    }

    /** Of a standalone cluster; Spark itself would wait for a minute and then say little. */
    private static void requireAnswer(String master) throws IOException {
        if (!master.startsWith("spark://")) {
            return;
        }
        Matcher address = ADDRESS.matcher(master.substring("spark://".length()));
        while (address.find()) {
            try (Socket socket = new Socket()) {
                int port = Integer.parseInt(address.group(2));
                socket.connect(new InetSocketAddress(address.group(1), port), ANSWER_MILLIS);
                return;
            } catch (IOException | IllegalArgumentException e) {
                continue;
            }
        }
        throw new IOException(
                "No master answers at "
                        + master
                        + ": start one (environment/cluster.sh start N), or correct the address");
    }

    private static boolean isHere(String master) {
        return master.startsWith("spark://127.0.0.1:") || master.startsWith("spark://localhost:");
    }
}

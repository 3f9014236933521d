// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.spark;

import java.io.IOException;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Option;

/** Where a command works. */
final class ClusterOptions {

    @Option(
            names = "--master",
            paramLabel = "URL",
            description =
                    "the cluster, such as spark://HOST:7077 (default: executors of this machine)")
    private String master;

    @Option(
            names = "--executors",
            paramLabel = "N",
            description = "of this machine, where there is no master (default: one a core)")
    private int executors = Runtime.getRuntime().availableProcessors();

    SparkSession open() throws IOException, InterruptedException {
        if (executors < 1) {
            throw new IllegalArgumentException(
                    "executors is " + executors + "; it must be at least 1");
        }
        SparkSession session =
                Sessions.open(master, executors, System.getProperty("java.class.path"));
        try {
            ExecutorProbe.requireExecutors(session);
            return session;
        } catch (IOException | InterruptedException | RuntimeException e) {
            session.stop();
            throw e;
        }
    }
}

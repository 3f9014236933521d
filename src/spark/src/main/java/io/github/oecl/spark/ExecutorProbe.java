// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.spark;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.sql.SparkSession;

/** Finds before the work what would keep executors from it. */
final class ExecutorProbe {

    private static final int SECONDS = 180;

    /**
     * Of what an executor throws the driver has the text alone. Where the class of a task is
     * missing Java may say instead that it cannot assign a SerializedLambda.
     */
    private static final Pattern MISSING_CLASS =
            Pattern.compile("ClassNotFound|NoClassDefFound|cannot assign .*SerializedLambda");

    private ExecutorProbe() {}

    /** Asks the executors for the library; a lambda would need a class of ours to be read. */
    private static final class Ask implements Function<Integer, String> {

        private static final long serialVersionUID = 1L;

        @Override
        public String call(Integer number) {
            return io.github.oecl.detect.Detector.class.getName();
        }
    }

    static void requireExecutors(SparkSession session) throws IOException, InterruptedException {
        JavaSparkContext context = new JavaSparkContext(session.sparkContext());
        int slots = context.defaultParallelism();
        List<Integer> items = Collections.nCopies(slots, 0);
        JavaFutureAction<List<String>> answer =
                context.parallelize(items, slots).map(new Ask()).collectAsync();
        try {
            answer.get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IOException(
                    "No executor came within "
                            + SECONDS
                            + " s: see whether the cluster has a worker with a free core and 1 GB"
                            + " of memory",
                    e);
        } catch (ExecutionException e) {
            if (MISSING_CLASS.matcher(String.valueOf(e.getCause())).find()) {
                throw new IOException(
                        "The executors lack the library: hand its jars on with spark-submit --jars,"
                                + " or put them on spark.executor.extraClassPath",
                        e.getCause());
            }
            throw new IOException("The executors fail: " + e.getCause().getMessage(), e);
        }
    }
}

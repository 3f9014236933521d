// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.spark;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Executors that have Spark's classes and none of ours. */
@Timeout(120)
class MissingJarsTest {

    @Test
    void aClusterWithoutTheLibraryIsToldBeforeTheWork() throws Exception {
        String others =
                Arrays.stream(Samples.classPath().split(File.pathSeparator))
                        .filter(entry -> !entry.contains("oecl") && !entry.endsWith("classes"))
                        .collect(Collectors.joining(File.pathSeparator));
        try (SparkSession session = Sessions.open(null, 1, others)) {
            IOException refused =
                    assertThrows(IOException.class, () -> ExecutorProbe.requireExecutors(session));
            assertTrue(refused.getMessage().contains("spark-submit --jars"), refused.getMessage());
        }
    }
}

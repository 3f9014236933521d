// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;

import com.google.gson.Gson;
import io.github.oecl.Golden;
import io.github.oecl.model.engine.internal.Environment;
import io.github.oecl.model.internal.Numerics;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The bits of training are those of the numerics version: the weights after twelve steps on one
 * thread have the hashes that were recorded for it.
 */
class TrainingBitsTest {

    private static final String FILE = "training-bits.json";

    private static final Map<String, String> AVX2 =
            Map.of("ONEDNN_MAX_CPU_ISA", "AVX2", "ATEN_CPU_CAPABILITY", "avx2");

    /** A hash and what it was recorded with. */
    private record Row(
            String numerics,
            String aten,
            String oneDnn,
            String processor,
            String network,
            String sha256) {

        static Stream<Row> of(TrainingBits.Outcome outcome) {
            Map<String, String> environment = outcome.environment();
            return outcome.hashes().entrySet().stream()
                    .map(
                            hash ->
                                    new Row(
                                            environment.get(Environment.NUMERICS),
                                            environment.get("ATen"),
                                            environment.get("oneDNN"),
                                            environment.get("processor"),
                                            hash.getKey(),
                                            hash.getValue()));
        }

        boolean comparable(Row other) {
            return numerics.equals(other.numerics)
                    && aten.equals(other.aten)
                    && oneDnn.equals(other.oneDnn)
                    && network.equals(other.network);
        }
    }

    private static final List<Row> KNOWN = List.of(Golden.read(FILE, Row[].class));

    @Test
    void everyNumericsVersionHasItsHashes() {
        List<String> known =
                KNOWN.stream()
                        .filter(row -> row.numerics().equals(Numerics.VERSION))
                        .map(Row::network)
                        .distinct()
                        .sorted()
                        .toList();
        assertEquals(
                TrainingBits.networks(),
                known,
                "src/test/resources/golden/"
                        + FILE
                        + " lacks hashes of numerics version "
                        + Numerics.VERSION
                        + ": the other tests of this class print them");
    }

    @Test
    @Timeout(300)
    void theBitsOfThisMachineAreThoseOfTheNumericsVersion() throws Exception {
        compare(Map.of());
    }

    @Test
    @Timeout(300)
    void theBitsOfAvx2AreThoseOfTheNumericsVersion() throws Exception {
        compare(AVX2);
    }

    private static void compare(Map<String, String> variables)
            throws IOException, InterruptedException {
        List<Row> found = Row.of(TrainingBits.in(variables)).toList();
        assertFalse(found.isEmpty());
        List<Row> other = found.stream().filter(row -> !KNOWN.contains(row)).toList();
        List<Row> unlike = other.stream().filter(TrainingBitsTest::contradicted).toList();
        String lines = other.stream().map(new Gson()::toJson).collect(Collectors.joining(",\n"));
        if (!unlike.isEmpty()) {
            fail(
                    """
                    The bits of float32 training have changed, and the numerics version is still %s.
                    If the change was meant, raise Numerics.VERSION, say in the commit what changed
                    the bits, and add to src/test/resources/golden/%s, under the new version:
                    %s
                    If it was not, find what changed the order of operations and undo it: recorded
                    results can no longer be made again."""
                            .formatted(Numerics.VERSION, FILE, lines));
        }
        // Elsewhere a sum may be split otherwise, such as by the size of a cache.
        List<Row> unknown = other.stream().filter(row -> !confirmed(row)).toList();
        Assumptions.assumeTrue(
                unknown.isEmpty(),
                () ->
                        "SKIPPED: no hash is known for this processor and these instruction sets;"
                                + " it gives\n"
                                + lines);
    }

    /** Tells whether the same processor gave another hash. */
    private static boolean contradicted(Row found) {
        return KNOWN.stream()
                .anyMatch(
                        row ->
                                row.comparable(found)
                                        && row.processor().equals(found.processor())
                                        && !row.sha256().equals(found.sha256()));
    }

    /** Tells whether another processor gave the same hash. */
    private static boolean confirmed(Row found) {
        return KNOWN.stream()
                .anyMatch(row -> row.comparable(found) && row.sha256().equals(found.sha256()));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.grid;

import io.github.oecl.run.RunResult;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The outcome of a call of {@link Grid#run}.
 *
 * @param results of the finished cells by their ids, in the grid's order
 * @param failures why cells failed, by their ids
 * @param file a row for each finished cell and score, as CSV
 */
public record GridReport(Map<String, RunResult> results, Map<String, String> failures, Path file) {

    /**
     * Copies the parts.
     *
     * @param results of the finished cells
     * @param failures why cells failed
     * @param file a row for each finished cell and score
     */
    public GridReport {
        results = Collections.unmodifiableMap(new LinkedHashMap<>(results));
        failures = Collections.unmodifiableMap(new LinkedHashMap<>(failures));
    }

    /** {@return whether all cells are finished} */
    public boolean complete() {
        return failures.isEmpty();
    }

    /** {@return the results as tables} */
    public GridResults tables() {
        return GridResults.of(results);
    }
}

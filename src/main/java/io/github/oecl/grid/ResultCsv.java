// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.grid;

import io.github.oecl.io.internal.Json;
import io.github.oecl.run.Provenance;
import io.github.oecl.run.RunResult;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tech.tablesaw.io.csv.CsvWriteOptions;

/**
 * The results of a grid as CSV: comment lines that begin with "#" and hold the provenance as a JSON
 * object of strings, then {@link GridResults#perSeed} with the full precision of its numbers.
 */
final class ResultCsv {

    private ResultCsv() {}

    static String text(Grid grid, Map<String, RunResult> results) {
        StringWriter csv = new StringWriter();
        CsvWriteOptions options =
                CsvWriteOptions.builder(csv).usePrintFormatters(false).lineEnd("\n").build();
        GridResults.of(results).perSeed().write().csv(options);
        return comments(Json.text(provenance(grid, results))) + csv;
    }

    private static String comments(String json) {
        return json.lines().map(line -> "# " + line + "\n").collect(Collectors.joining());
    }

    private static Map<String, String> provenance(Grid grid, Map<String, RunResult> results) {
        Map<String, String> provenance = new LinkedHashMap<>();
        provenance.put("grid", grid.name());
        provenance.put("cells", results.size() + " of " + grid.runs().size());
        provenance.put("presets", all(results, result -> result.config().preset().toString()));
        provenance.put("library", all(results, result -> result.provenance().library()));
        provenance.put("commit", all(results, result -> result.provenance().commit()));
        provenance.put("sources", all(results, result -> result.provenance().sources()));
        provenance.put("numerics", all(results, result -> result.provenance().numerics()));
        provenance.put("engine", all(results, result -> result.provenance().engine()));
        provenance.put("jdk", all(results, result -> result.provenance().jdk()));
        provenance.put("system", all(results, result -> result.provenance().system()));
        provenance.put(
                "processor", all(results, result -> result.provenance().processor().toString()));
        provenance.put("device", all(results, result -> result.provenance().device()));
        provenance.put("started", span(results));
        results.values().forEach(result -> addImages(result.provenance(), provenance));
        return provenance;
    }

    /** Returns what holds for all results, or the different values. */
    private static String all(Map<String, RunResult> results, Function<RunResult, String> of) {
        return results.values().stream()
                .map(of)
                .distinct()
                .sorted()
                .collect(Collectors.joining("; "));
    }

    private static String span(Map<String, RunResult> results) {
        String[] sorted =
                results.values().stream()
                        .map(result -> result.provenance().started())
                        .sorted()
                        .toArray(String[]::new);
        return sorted.length == 0 ? "" : sorted[0] + " to " + sorted[sorted.length - 1];
    }

    private static void addImages(Provenance provenance, Map<String, String> all) {
        provenance
                .images()
                .forEach(
                        (role, images) ->
                                all.put(
                                        role + " " + images.name() + " " + images.counts(),
                                        "SHA-256 " + images.digest()));
    }
}

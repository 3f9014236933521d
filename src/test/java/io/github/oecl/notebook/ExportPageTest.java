// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.notebook;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the page on export says of the clean view is what the recorded runs say. */
@Tag("recorded")
class ExportPageTest {

    private static final Path NOTEBOOKS = Path.of("notebooks");
    private static final List<String> GRIDS =
            List.of(
                    "one-vs-rest",
                    "few-shot-far",
                    "few-shot-near",
                    "near-and-far",
                    "aerial-and-skin",
                    "quick",
                    "synthetic");

    @Test
    void theCostOfTheCleanViewIsTheRecordedOne() throws IOException {
        StringBuilder table = new StringBuilder();
        for (String grid : GRIDS) {
            for (Map.Entry<String, List<double[]>> task : runs(grid).entrySet()) {
                double all = mean(task.getValue(), 0);
                double clean = mean(task.getValue(), 1);
                table.append(
                        String.format(
                                Locale.ROOT,
                                "| %s | %s | %d | %.1f | %.1f | %+.1f |%n",
                                grid,
                                task.getKey(),
                                task.getValue().size(),
                                all,
                                clean,
                                clean - all));
            }
        }
        assertTrue(
                Files.readString(NOTEBOOKS.resolve("export.md")).contains(table),
                () -> "notebooks/export.md should have\n" + table);
    }

    /** The AUROC of both scores for each run of OECL, by data set. */
    private static Map<String, List<double[]>> runs(String grid) throws IOException {
        Map<String, List<double[]>> byTask = new TreeMap<>();
        try (Stream<Path> files = Files.list(NOTEBOOKS.resolve("recorded/" + grid + "/cells"))) {
            for (Path file : files.sorted().toList()) {
                JsonObject run = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
                JsonObject config = run.getAsJsonObject("config");
                if (config.getAsJsonObject("method").get("method").getAsString().equals("OECL")) {
                    String data = config.getAsJsonObject("data").get("dataset").getAsString();
                    JsonObject measured = run.getAsJsonObject("measured");
                    byTask.computeIfAbsent(data.split("\\?")[0], name -> new ArrayList<>())
                            .add(
                                    new double[] {
                                        auroc(measured, "NORM_OF_MEAN"),
                                        auroc(measured, "CLEAN_NORM")
                                    });
                }
            }
        }
        return byTask;
    }

    private static double auroc(JsonObject measured, String score) {
        return measured.getAsJsonObject(score)
                .getAsJsonObject("metrics")
                .get("auroc")
                .getAsDouble();
    }

    private static double mean(List<double[]> runs, int column) {
        return 100 * runs.stream().mapToDouble(each -> each[column]).average().orElseThrow();
    }
}

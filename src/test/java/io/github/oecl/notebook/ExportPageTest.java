// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.notebook;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The tables of AUROC on the page on export are what the recorded runs say. */
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

    @Test
    void theFeaturesThatComeWithTheLibraryAreAsGoodAsRecorded() throws IOException {
        Map<String, Double> shipped = new TreeMap<>();
        Map<String, DoubleSummaryStatistics> untrained = new TreeMap<>();
        for (JsonObject run : results("frozen")) {
            JsonObject config = run.getAsJsonObject("config");
            String data = dataset(config);
            double auroc = 100 * auroc(run.getAsJsonObject("measured"), "KNN");
            if (config.getAsJsonObject("method").has("network")) {
                shipped.put(data, auroc);
            } else {
                untrained
                        .computeIfAbsent(data, name -> new DoubleSummaryStatistics())
                        .accept(auroc);
            }
        }
        StringBuilder table = new StringBuilder();
        shipped.forEach(
                (data, auroc) ->
                        table.append(
                                String.format(
                                        Locale.ROOT,
                                        "| %s | %.1f | %.1f to %.1f |%n",
                                        data,
                                        auroc,
                                        untrained.get(data).getMin(),
                                        untrained.get(data).getMax())));
        assertTrue(
                Files.readString(NOTEBOOKS.resolve("export.md")).contains(table),
                () -> "notebooks/export.md should have\n" + table);
    }

    private static List<JsonObject> results(String grid) throws IOException {
        List<JsonObject> results = new ArrayList<>();
        try (Stream<Path> files = Files.list(NOTEBOOKS.resolve("recorded/" + grid + "/cells"))) {
            for (Path file : files.sorted().toList()) {
                results.add(JsonParser.parseString(Files.readString(file)).getAsJsonObject());
            }
        }
        return results;
    }

    private static String dataset(JsonObject config) {
        return config.getAsJsonObject("data").get("dataset").getAsString().split("\\?")[0];
    }

    /** The AUROC of both scores for each run of OECL, by data set. */
    private static Map<String, List<double[]>> runs(String grid) throws IOException {
        Map<String, List<double[]>> byTask = new TreeMap<>();
        for (JsonObject run : results(grid)) {
            JsonObject config = run.getAsJsonObject("config");
            if (config.getAsJsonObject("method").get("method").getAsString().equals("OECL")) {
                JsonObject measured = run.getAsJsonObject("measured");
                byTask.computeIfAbsent(dataset(config), name -> new ArrayList<>())
                        .add(
                                new double[] {
                                    auroc(measured, "NORM_OF_MEAN"), auroc(measured, "CLEAN_NORM")
                                });
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

// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.grid;

import io.github.oecl.io.internal.TableText;
import io.github.oecl.run.RunConfig;
import io.github.oecl.run.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;

/**
 * The results of a grid as Tablesaw tables: each seed, over the seeds, and against SimCLR. Their
 * columns hold metrics as fractions, which are printed in percent.
 */
public final class GridResults {

    /** The file that {@link Grid#run} writes with a row for each cell and score, as CSV. */
    public static final String FILE = GridFolder.RESULTS;

    /** The folders that {@link Grid#run} makes: all files in them are its own. */
    public static final List<String> FOLDERS = List.of(GridFolder.CELLS, GridFolder.WORK);

    private final Map<String, RunResult> results;

    private GridResults(Map<String, RunResult> results) {
        this.results = Collections.unmodifiableMap(new LinkedHashMap<>(results));
    }

    /**
     * Makes tables of results.
     *
     * @param results by the ids of their cells, in the order of the rows
     * @return the tables
     */
    public static GridResults of(Map<String, RunResult> results) {
        return new GridResults(results);
    }

    /**
     * Reads the results of the folder of a grid.
     *
     * @param folder where {@link Grid#run} put them
     * @return the tables, their rows in the order of the cells' ids
     * @throws IOException if there are none, or one is damaged
     */
    public static GridResults read(Path folder) throws IOException {
        Map<String, RunResult> results = new LinkedHashMap<>();
        for (Path file : files(folder)) {
            String name = file.getFileName().toString();
            results.put(name.substring(0, name.length() - ".json".length()), RunResult.read(file));
        }
        return new GridResults(results);
    }

    /**
     * Reads the results of the folder of a grid that may not have been run yet.
     *
     * @param folder where {@link Grid#run} would put them
     * @return the tables; without any row where the folder has no results
     * @throws IOException if a result is damaged
     */
    public static GridResults readIfRun(Path folder) throws IOException {
        Path cells = folder.resolve(GridFolder.CELLS);
        return Files.isDirectory(cells) && !isEmpty(cells) ? read(folder) : of(Map.of());
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.noneMatch(file -> file.toString().endsWith(".json"));
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        Path cells = folder.resolve(GridFolder.CELLS);
        try (Stream<Path> files = Files.list(cells)) {
            List<Path> sorted =
                    files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
            if (sorted.isEmpty()) {
                throw new IOException("There are no results in " + cells);
            }
            return sorted;
        }
    }

    /**
     * Returns the results of both.
     *
     * @param other more results; one of the same cell stands for that of this
     * @return all of them
     */
    public GridResults and(GridResults other) {
        Map<String, RunResult> all = new LinkedHashMap<>(results);
        all.putAll(other.results);
        return of(all);
    }

    /**
     * Returns some of the results.
     *
     * @param which what they were run with
     * @return those of them, in this order
     */
    public GridResults where(Predicate<RunConfig> which) {
        Map<String, RunResult> some = new LinkedHashMap<>(results);
        some.values().removeIf(result -> !which.test(result.config()));
        return of(some);
    }

    /** {@return the results by the ids of their cells} */
    public Map<String, RunResult> results() {
        return results;
    }

    /**
     * {@return the results that differ by their seeds alone, together, by what the ids of their
     * cells share}
     */
    public Map<String, List<RunResult>> groups() {
        Map<RunConfig, String> names = new HashMap<>();
        Map<String, List<RunResult>> groups = new LinkedHashMap<>();
        results.forEach(
                (id, result) -> {
                    RunConfig shared = result.config().withSeed(0);
                    String name =
                            names.computeIfAbsent(
                                    shared, key -> id.replaceFirst("-seed-?\\d+$", ""));
                    groups.computeIfAbsent(name, key -> new ArrayList<>()).add(result);
                });
        return groups;
    }

    /** {@return a row for each cell and score, with all that a trial varies} */
    public Table perSeed() {
        return SeedRows.table(results);
    }

    /**
     * {@return a row for each group of cells that differ by their seeds alone, and score: the mean
     * over the seeds, the least and the largest, and each seed's AUROC with its 95% bootstrap
     * interval over test images}
     */
    public Table overSeeds() {
        return GroupRows.table(this);
    }

    /**
     * {@return a row for each cell whose baseline is among the results: SimCLR with the same seed,
     * images, network, views and steps. The AUROC of {@code ||E z||} against that of the better
     * SimCLR score, and the paired difference with its 95% bootstrap interval over test images; the
     * verdict is that over all seeds of the cell's setting, by {@link
     * io.github.oecl.score.internal.VerdictRule}. A cell without a baseline has no row}
     */
    public Table againstSimClr() {
        return BaselineRows.table(results);
    }

    /**
     * {@return a row for each setting that was trained in float32 as well and with the same seeds,
     * and one for all of them: both AUROCs, the mean of the paired differences with its 95%
     * interval, the verdict by {@link io.github.oecl.score.internal.VerdictRule}, and whether both
     * are equivalent within 3 points of AUROC, which a small difference can be that is decided}
     */
    public Table againstFloat32() {
        return PrecisionRows.table(results);
    }

    /**
     * Returns what a reader wants first, as text: the AUROC over seeds, and the differences from
     * SimCLR and of other precisions from float32 where those are among the results.
     *
     * @return aligned columns, AUROC in percent to one decimal
     */
    public String summary() {
        Table seeds =
                overSeeds()
                        .selectColumns(
                                "group",
                                "score",
                                "seeds",
                                "auroc_mean",
                                "auroc_min",
                                "auroc_max",
                                "auroc_by_seed");
        Table against = againstSimClr();
        against.removeColumns("task", "method", "seed");
        return text(seeds) + after(against) + after(againstFloat32());
    }

    private static String after(Table table) {
        return table.isEmpty() ? "" : "\n" + text(table);
    }

    private static String text(Table table) {
        return table.name() + "\n" + TableText.of(table);
    }

    /** Returns the sizes of the runs and the unit of the metrics, which stand on every table. */
    static String presets(Map<String, RunResult> results) {
        return results.values().stream()
                .map(result -> result.config().preset().toString())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", ", ", preset ", "; metrics in %"));
    }
}

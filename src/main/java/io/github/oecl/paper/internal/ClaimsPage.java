// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.paper.internal;

import io.github.oecl.grid.GridResults;
import io.github.oecl.grid.internal.RecordingDigest;
import io.github.oecl.paper.Claim;
import io.github.oecl.paper.Experiment;
import io.github.oecl.run.RunConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/**
 * All claims with their verdicts on one page of Markdown, from recorded results. It names the
 * digest of the results that it was made from, so that a page that is out of date can be told.
 */
public final class ClaimsPage {

    private static final String HEAD =
            """
            # The claims, and what was seen here

            Made by `oecl claims` from the recorded results; do not edit. The rules are in \
            [recorded/statistics.md](recorded/statistics.md), the files in \
            [recorded](recorded/README.md). *By* says whose claim a row is: the paper's, that of \
            its authors' code, or ours, which is no verdict on the paper. *Seen* and *interval* \
            are in points of AUROC or of a share. All runs are small: their numbers are not \
            compared with the paper's in brackets, their signs are.
            """;

    /** What the page has of an experiment: a task may be in a grid of several. */
    private record Section(
            String title, String where, Experiment experiment, List<Source> sources) {}

    private record Source(String name, List<String> grids, Predicate<RunConfig> part) {

        GridResults results(Path recorded) throws IOException {
            GridResults all = GridResults.readIfRun(recorded.resolve(grids.get(0)));
            for (String more : grids.subList(1, grids.size())) {
                all = all.and(GridResults.readIfRun(recorded.resolve(more)));
            }
            return all.where(part);
        }
    }

    private static final Predicate<RunConfig> ALL = run -> true;

    private static final Predicate<RunConfig> OBJECTS =
            run -> run.data().name().equals("synthetic-objects");

    private static final List<Section> SECTIONS =
            List.of(
                    new Section(
                            "One normal class",
                            "the table of one-vs-rest results",
                            Experiment.ONE_VS_REST,
                            List.of(
                                    source("CIFAR-10", "one-vs-rest"),
                                    source("CIFAR-10, twice the steps", "longer"),
                                    new Source("objects", List.of("synthetic"), OBJECTS))),
                    new Section(
                            "Many normal classes",
                            "the table of leave-one-class-out results",
                            Experiment.LEAVE_ONE_CLASS_OUT,
                            List.of(source("CIFAR-10", "leave-one-class-out"))),
                    new Section(
                            "Self-OECL where there is an upright pose",
                            "the section on self-OECL",
                            Experiment.SHIFTS,
                            List.of(
                                    source("CIFAR-10 and Raabin-WBC", "shifts"),
                                    new Source("objects", List.of("synthetic"), OBJECTS))),
                    new Section(
                            "Stability of self-OECL",
                            "figure 4",
                            Experiment.STABILITY,
                            List.of(source("Raabin-WBC", "stability"))),
                    new Section(
                            "Near and far outliers",
                            "figure 3",
                            Experiment.NEAR_AND_FAR,
                            List.of(source("Raabin-WBC", "near-and-far"))),
                    new Section(
                            "Few outliers",
                            "the abstract; the protocol is ours",
                            Experiment.FEW_SHOT,
                            List.of(source("Raabin-WBC", "few-shot-near", "few-shot-far"))),
                    new Section(
                            "One setting at a time",
                            "the settings of the authors' code",
                            Experiment.ABLATIONS,
                            List.of(source("Raabin-WBC", "ablations"))),
                    new Section(
                            "Aerial and skin images",
                            "the experiments on DIOR and HAM10000",
                            Experiment.AERIAL_AND_SKIN,
                            List.of(source("UC Merced and HAM10000", "aerial-and-skin"))));

    private ClaimsPage() {}

    /**
     * Makes the page.
     *
     * @param recorded the folder of the recorded grids, which holds their result files
     * @return Markdown
     * @throws IOException if a result cannot be read
     */
    public static String of(Path recorded) throws IOException {
        StringBuilder page = new StringBuilder(HEAD);
        page.append("\nMade from results of digest `").append(digest(recorded)).append("`.\n");
        for (Section section : SECTIONS) {
            page.append("\n## ").append(section.title()).append("\n\n");
            page.append("In the paper: ").append(section.where()).append(".\n\n");
            Table table = table(section, recorded);
            row(page, table.columnNames());
            row(page, table.columnNames().stream().map(name -> "---").toList());
            for (Row row : table) {
                row(page, table.columnNames().stream().map(row::getString).toList());
            }
        }
        return page.toString();
    }

    /**
     * Returns what tells other results from these.
     *
     * @param recorded the folder of the recorded grids
     * @return the beginning of a SHA-256 over the result files of all grids of the page
     * @throws IOException if a file cannot be read
     */
    public static String digest(Path recorded) throws IOException {
        return RecordingDigest.of(recorded, grids());
    }

    private static List<String> grids() {
        return SECTIONS.stream()
                .flatMap(section -> section.sources().stream())
                .flatMap(source -> source.grids().stream())
                .toList();
    }

    private static Table table(Section section, Path recorded) throws IOException {
        List<Claim> claims = new ArrayList<>();
        for (Source source : section.sources()) {
            String files = source.name() + ": " + String.join(", ", source.grids());
            claims.addAll(section.experiment().claims(files, source.results(recorded)));
        }
        Table table = Claim.table(claims);
        table.columns().forEach(column -> requireText(column.type()));
        return table;
    }

    private static void requireText(ColumnType type) {
        if (type != ColumnType.STRING) {
            throw new IllegalStateException("A table of claims has a column of type " + type);
        }
    }

    private static void row(StringBuilder page, List<String> fields) {
        page.append("| ");
        page.append(
                String.join(
                        " | ", fields.stream().map(field -> field.replace("|", "\\|")).toList()));
        page.append(" |\n");
    }

    private static Source source(String name, String... grids) {
        return new Source(name, List.of(grids), ALL);
    }
}

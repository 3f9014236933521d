// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.run.internal;

import io.github.oecl.model.engine.internal.Processor;
import io.github.oecl.model.internal.Numerics;
import io.github.oecl.run.Provenance;
import io.github.oecl.run.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Two results of one configuration beside each other: in what they agree, and what may explain a
 * difference of their scores. Scores are compared as results keep them, to seven digits.
 *
 * @param rows what was compared: first all on which scores depend, then the scores
 */
public record ResultComparison(List<Row> rows) {

    private static final String CONFIGURATION = "configuration";
    private static final String IMAGES = "images: ";
    private static final int DIGITS = 12;

    /** The outcome of a row. */
    public enum Verdict {
        /** Both have the same value. */
        SAME,
        /** They have different values. */
        DIFFERENT,
        /** At least one of them does not tell its value. */
        UNKNOWN
    }

    /**
     * One thing that was compared.
     *
     * @param name of it
     * @param outcome whether it is a part of the outcome and not of what led to it
     * @param verdict its outcome
     * @param text the value, or both, or how far they lie apart
     */
    public record Row(String name, boolean outcome, Verdict verdict, String text) {}

    /**
     * Compares two results.
     *
     * @param first a result
     * @param second another, usually of the same configuration
     * @return what agrees and what does not
     */
    public static ResultComparison of(RunResult first, RunResult second) {
        List<Row> rows = new ArrayList<>();
        rows.add(configuration(first, second));
        rows.addAll(images(first.provenance(), second.provenance()));
        rows.addAll(environment(first.provenance(), second.provenance()));
        rows.addAll(ScoreDifference.rows(first.scores(), second.scores()));
        return new ResultComparison(List.copyOf(rows));
    }

    /**
     * {@return whether configuration, images and all scores that both have are the same, and there
     * is such a score}
     */
    public boolean identical() {
        boolean input =
                rows.stream()
                        .filter(row -> row.name().matches(CONFIGURATION + "|" + IMAGES + ".*"))
                        .allMatch(row -> row.verdict() == Verdict.SAME);
        List<Verdict> scores = rows.stream().filter(Row::outcome).map(Row::verdict).toList();
        return input && scores.contains(Verdict.SAME) && !scores.contains(Verdict.DIFFERENT);
    }

    /** {@return a line for each row, and one of what may explain a difference} */
    public String text() {
        String table =
                rows.stream()
                        .map(
                                row ->
                                        "%-10s %-20s %s%n"
                                                .formatted(
                                                        row.verdict()
                                                                .name()
                                                                .toLowerCase(Locale.ROOT),
                                                        row.name(),
                                                        row.text()))
                        .collect(Collectors.joining());
        return table + conclusion();
    }

    private String conclusion() {
        if (identical()) {
            return "The results are identical.%n".formatted();
        }
        String different = names(Verdict.DIFFERENT);
        String unknown = names(Verdict.UNKNOWN);
        return "The results differ. Of what they depend on, different: %s; unknown: %s.%n"
                .formatted(
                        different.isEmpty() ? "nothing" : different,
                        unknown.isEmpty() ? "nothing" : unknown);
    }

    private String names(Verdict verdict) {
        return rows.stream()
                .filter(row -> !row.outcome() && row.verdict() == verdict)
                .map(Row::name)
                .collect(Collectors.joining(", "));
    }

    private static Row configuration(RunResult first, RunResult second) {
        Map<String, String> one = ConfigDifferences.leaves(first.config());
        Map<String, String> other = ConfigDifferences.leaves(second.config());
        TreeSet<String> names = new TreeSet<>(one.keySet());
        names.addAll(other.keySet());
        String differences =
                names.stream()
                        .filter(name -> !Objects.equals(one.get(name), other.get(name)))
                        .map(name -> name + ": " + one.get(name) + " and " + other.get(name))
                        .collect(Collectors.joining("; "));
        return differences.isEmpty()
                ? new Row(CONFIGURATION, false, Verdict.SAME, "all settings")
                : new Row(CONFIGURATION, false, Verdict.DIFFERENT, differences);
    }

    private static List<Row> images(Provenance first, Provenance second) {
        Map<String, Provenance.Images> one = known(first.images());
        Map<String, Provenance.Images> other = known(second.images());
        TreeSet<String> roles = new TreeSet<>(one.keySet());
        roles.addAll(other.keySet());
        return roles.stream()
                .map(role -> row(IMAGES + role, text(one.get(role)), text(other.get(role))))
                .toList();
    }

    private static List<Row> environment(Provenance first, Provenance second) {
        return List.of(
                row("library", first, second, Provenance::library),
                row("commit", first, second, Provenance::commit),
                row("sources", first, second, Provenance::sources),
                row("numerics", first, second, Provenance::numerics),
                row("engine", first, second, Provenance::engine),
                row("processor", first, second, processor(Processor::model)),
                row("ATen", first, second, processor(Processor::aten)),
                row("oneDNN", first, second, processor(Processor::oneDnn)),
                row("BLAS", first, second, processor(Processor::blas)),
                row("device", first, second, Provenance::device),
                row("engine threads", first, second, p -> Integer.toString(p.threads())),
                row("OMP_NUM_THREADS", first, second, Provenance::openMpThreads),
                row("engine's check", first, second, Provenance::engineCheck),
                row("JDK", first, second, Provenance::jdk),
                row("system", first, second, Provenance::system));
    }

    private static Function<Provenance, String> processor(Function<Processor, String> part) {
        return provenance -> part.apply(provenance.processor());
    }

    private static Row row(
            String name, Provenance first, Provenance second, Function<Provenance, String> part) {
        return row(name, part.apply(first), part.apply(second));
    }

    private static Row row(String name, String first, String second) {
        String one = Objects.requireNonNullElse(first, Numerics.UNKNOWN);
        String other = Objects.requireNonNullElse(second, Numerics.UNKNOWN);
        boolean same = one.equals(other);
        boolean unknown = one.equals(Numerics.UNKNOWN) || other.equals(Numerics.UNKNOWN);
        return new Row(
                name,
                false,
                unknown ? Verdict.UNKNOWN : same ? Verdict.SAME : Verdict.DIFFERENT,
                same ? one : one + " and " + other);
    }

    private static Map<String, Provenance.Images> known(Map<String, Provenance.Images> images) {
        return images == null ? Map.of() : images;
    }

    private static String text(Provenance.Images images) {
        return images == null
                ? "none"
                : "%s %s, SHA-256 %s"
                        .formatted(images.name(), images.counts(), beginning(images.digest()));
    }

    private static String beginning(String digest) {
        return digest == null || digest.length() <= DIGITS
                ? digest
                : digest.substring(0, DIGITS) + "...";
    }
}

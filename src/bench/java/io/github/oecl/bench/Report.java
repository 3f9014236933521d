// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes all parts that are there as one page of Markdown, its table in short, and a figure. */
final class Report {

    private Report() {}

    /**
     * Writes the report of a folder.
     *
     * @param arguments the folder, and the page for the table of serving, if it is to be written
     * @throws IOException if it cannot be read or written
     */
    public static void main(String... arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        write(folder);
        if (arguments.length > 1) {
            ServingTable.into(Path.of(arguments[1]), folder);
        }
    }

    static void write(Path folder) throws IOException {
        List<PartResult> parts = new ArrayList<>();
        for (Part part : Part.values()) {
            Path file = folder.resolve(part.word() + ".json");
            if (Files.exists(file)) {
                parts.add(PartResult.read(file));
            }
        }
        StringBuilder text = new StringBuilder("# Benchmark\n");
        parts.forEach(part -> text.append(part(part)));
        Files.writeString(folder.resolve("report.md"), text);
        Files.writeString(folder.resolve("summary.md"), Summary.of(parts));
        BenchFigure.write(Summary.rows(parts), folder.resolve("report.png"));
    }

    private static String part(PartResult part) {
        Machine machine = part.machine();
        StringBuilder text = new StringBuilder("\n## " + part.part() + "\n\n");
        if (part.quick()) {
            text.append(
                    "**A quick run: it proves that the benchmark runs and measures nothing.**\n\n");
        }
        text.append(
                String.format(
                        Locale.ROOT,
                        "%s, %d cores, %d MB, %s, %s; commit %s, %s, `%s`, %.0f s. Load before it:"
                                + " %.2f.%n%n",
                        machine.processor(),
                        machine.cores(),
                        machine.memoryMb(),
                        machine.system(),
                        machine.jdk(),
                        machine.commit(),
                        machine.started(),
                        machine.command(),
                        part.seconds(),
                        machine.loadBefore()));
        part.notes().forEach(note -> text.append("- ").append(note).append('\n'));
        if (!part.measurements().isEmpty()) {
            text.append(part.notes().isEmpty() ? "" : "\n").append(table(part));
        }
        return text.toString();
    }

    private static String table(PartResult part) {
        return part.part().equals(Part.ROOFLINE.word())
                ? RooflineTable.of(part.measurements())
                : table(part.measurements());
    }

    private static String table(List<Measurement> measurements) {
        StringBuilder text =
                new StringBuilder(
                        "| what | settings | who | median | min | max | unit | ours / this, pair by"
                                + " pair | peak memory, MB |\n"
                                + "|---|---|---|---|---|---|---|---|---|\n");
        groups(measurements)
                .values()
                .forEach(group -> group.forEach(m -> text.append(row(m, group.get(0)))));
        return text.toString();
    }

    /** The measurements of one task with the same settings; the first of each is ours. */
    static Map<String, List<Measurement>> groups(List<Measurement> measurements) {
        Map<String, List<Measurement>> groups = new LinkedHashMap<>();
        for (Measurement m : measurements) {
            String key = m.what() + " (" + m.settings() + ")";
            groups.computeIfAbsent(key, k -> new ArrayList<>()).add(m);
        }
        return groups;
    }

    private static String row(Measurement m, Measurement ours) {
        double[] rates = m.rates();
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %s | %s | %s | %s | %s |%n",
                m.what(),
                m.settings(),
                m.form(),
                number(Measurement.median(rates)),
                number(Arrays.stream(rates).min().orElseThrow()),
                number(Arrays.stream(rates).max().orElseThrow()),
                m.unit(),
                m == ours ? "" : ratio(ours.ratios(m)),
                memory(m.peak()));
    }

    static String ratio(double[] ratios) {
        return String.format(
                Locale.ROOT,
                "%.2f (%.2f to %.2f)",
                Measurement.median(ratios),
                Arrays.stream(ratios).min().orElseThrow(),
                Arrays.stream(ratios).max().orElseThrow());
    }

    private static String memory(PeakMemory peak) {
        String own = peak.own() == 0 ? "" : String.format(Locale.ROOT, "%.0f", peak.own());
        return peak.withHelpers() > peak.own()
                ? String.format(Locale.ROOT, "%s (%.0f with helpers)", own, peak.withHelpers())
                : own;
    }

    static String number(double value) {
        return String.format(
                Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value);
    }
}

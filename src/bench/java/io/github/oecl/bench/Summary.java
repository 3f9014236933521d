// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The table of the README: each of our measurements beside each other contender's. */
final class Summary {

    private Summary() {}

    /** One of our measurements beside another contender's. */
    record Row(Measurement ours, Measurement other) {

        double[] ratios() {
            return ours.ratios(other);
        }

        String label() {
            return Summary.label(ours);
        }
    }

    /**
     * Returns all rows; parity and the roofline ask something else than which is faster, and
     * serving has a page of its own.
     */
    static List<Row> rows(List<PartResult> parts) {
        return parts.stream()
                .filter(part -> !part.part().equals(Part.PARITY.word()))
                .filter(part -> !part.part().equals(Part.SERVING.word()))
                .filter(part -> !part.part().equals(Part.ROOFLINE.word()))
                .flatMap(part -> Report.groups(part.measurements()).values().stream())
                .flatMap(g -> g.stream().skip(1).map(other -> new Row(g.get(0), other)))
                .toList();
    }

    /** Writes the table. */
    static String of(List<PartResult> parts) {
        StringBuilder text =
                new StringBuilder(
                        "| | this library | beside | times as fast | peak memory, MB |\n"
                                + "|---|---|---|---|---|\n");
        rows(parts).forEach(row -> text.append(line(row)));
        return text + "\n" + environment(parts);
    }

    private static String line(Row row) {
        return String.format(
                Locale.ROOT,
                "| %s | %s %s | %s | %s | %.0f, %.0f |%n",
                row.label(),
                Report.number(Measurement.median(row.ours().rates())),
                row.ours().unit(),
                row.other().form(),
                Report.ratio(row.ratios()),
                row.ours().peak().withHelpers(),
                row.other().peak().withHelpers());
    }

    private static String label(Measurement m) {
        Map<String, String> settings =
                m.settings().isEmpty() ? Map.of() : Settings.of(m.settings().split(", ")).values();
        StringBuilder label = new StringBuilder(m.what());
        if (settings.containsKey("net")) {
            label.append(" of the ").append(settings.get("net").toLowerCase(Locale.ROOT));
            label.append(" network");
        }
        if (settings.containsKey("views") && settings.containsKey("batch")) {
            label.append(", 4 x ").append(settings.get("batch")).append(" views");
        } else if (settings.containsKey("batch")) {
            label.append(", batch of ").append(settings.get("batch"));
        } else if (settings.containsKey("size")) {
            label.append(", ").append(settings.get("size")).append(" pixels");
        }
        return label.toString();
    }

    private static String environment(List<PartResult> parts) {
        Machine machine = parts.get(0).machine();
        Map<String, String> others = new TreeMap<>();
        Map<String, String> ours = new TreeMap<>();
        for (PartResult part : parts) {
            for (Measurement m : part.measurements()) {
                if (m.form().equals(Contender.OURS)) {
                    ours.putAll(m.software());
                } else if (m.software().containsKey("python")) {
                    others.putAll(m.software());
                }
            }
        }
        return String.format(
                Locale.ROOT,
                "%s%s, %d cores, %.0f GB, %s; here JDK %s and %s, there Python %s and %s; `%s`,"
                        + " %s.%n",
                parts.stream().anyMatch(PartResult::quick)
                        ? "A quick run, which measures nothing: "
                        : "",
                machine.processor(),
                machine.cores(),
                machine.memoryMb() / 1024.0,
                machine.system(),
                ours.get("jdk"),
                ours.get("engine"),
                others.getOrDefault("python", "none"),
                others.getOrDefault("engine", "none"),
                "environment/bench.sh",
                days(parts));
    }

    /** Returns the first day of the measurements, and the last where that is another. */
    private static String days(List<PartResult> parts) {
        TreeSet<String> days = new TreeSet<>();
        parts.forEach(part -> days.add(part.machine().started().substring(0, 10)));
        return days.size() == 1 ? days.first() : days.first() + " to " + days.last();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes what the part "serving" measured into a page, between two marks. */
final class ServingTable {

    static final String BEGIN = "<!-- measured by environment/bench.sh -->\n";
    static final String END = "<!-- end of measured -->\n";

    private ServingTable() {}

    static void into(Path page, Path folder) throws IOException {
        Path file = folder.resolve(Part.SERVING.word() + ".json");
        if (!Files.exists(file)) {
            throw new IOException(
                    "There is no " + file + ": measure it by environment/bench.sh --only serving");
        }
        String text = Files.readString(page);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IOException(page + " lacks the lines " + BEGIN.strip() + " and " + END);
        }
        String table = of(PartResult.read(file));
        Files.writeString(
                page, text.substring(0, begin + BEGIN.length()) + table + text.substring(end));
    }

    static String of(PartResult part) {
        StringBuilder text =
                new StringBuilder(
                        "| network | views | this library | ONNX Runtime | this library, times as"
                                + " fast | peak memory, MB |\n|---|---|---|---|---|---|\n");
        Report.groups(part.measurements()).values().forEach(group -> text.append(row(group)));
        Machine machine = part.machine();
        return text
                + String.format(
                        Locale.ROOT,
                        "%n%s%s, %d cores; %s; %s.%n",
                        part.quick() ? "A quick run, which measures nothing. " : "",
                        machine.processor(),
                        machine.cores(),
                        part.measurements().stream()
                                .map(m -> m.software().get("engine"))
                                .distinct()
                                .collect(Collectors.joining(" and ")),
                        machine.started().substring(0, 10));
    }

    private static String row(List<Measurement> group) {
        Measurement ours = group.get(0);
        Measurement onnx = group.get(1);
        Settings settings = Settings.of(ours.settings().split(", "));
        return String.format(
                Locale.ROOT,
                "| %s | %d | %s images/s | %s images/s | %s | %.0f and %.0f |%n",
                settings.text("net", "").toLowerCase(Locale.ROOT),
                settings.number("augmented", 0) + 1,
                Report.number(Measurement.median(ours.rates())),
                Report.number(Measurement.median(onnx.rates())),
                Report.ratio(ours.ratios(onnx)),
                ours.peak().withHelpers(),
                onnx.peak().withHelpers());
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The table of the part "roofline": what each piece reaches of what the probe of its limit does.
 */
final class RooflineTable {

    private RooflineTable() {}

    static String of(List<Measurement> measurements) {
        StringBuilder text =
                new StringBuilder(
                        "| limited by | threads | what | reaches | share of the first line, pair by"
                                + " pair |\n|---|---|---|---|---|\n");
        Report.groups(measurements)
                .values()
                .forEach(group -> group.forEach(m -> text.append(row(m, group.get(0)))));
        return text.toString();
    }

    private static String row(Measurement m, Measurement probe) {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %s | %s %s | %s |%n",
                m.what(),
                Settings.of(m.settings()).number("threads", 1),
                m.form(),
                rate(Measurement.median(m.rates())),
                m.unit(),
                m == probe ? "" : share(m.ratios(probe)));
    }

    /** Pixels come to hundredths of a GB in a second. */
    private static String rate(double value) {
        return value < 1 ? String.format(Locale.ROOT, "%.3f", value) : Report.number(value);
    }

    private static String share(double[] ratios) {
        return "%s (%s to %s)"
                .formatted(
                        percent(Measurement.median(ratios)),
                        percent(Arrays.stream(ratios).min().orElseThrow()),
                        percent(Arrays.stream(ratios).max().orElseThrow()));
    }

    private static String percent(double ratio) {
        return String.format(Locale.ROOT, ratio < 0.1 ? "%.2f%%" : "%.0f%%", 100 * ratio);
    }
}

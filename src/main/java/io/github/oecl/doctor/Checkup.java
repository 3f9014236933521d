// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.doctor;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A look at all that the library and the notebooks need of a machine, and what was found.
 *
 * @param findings one for each thing
 */
public record Checkup(List<Finding> findings) {

    /**
     * Copies the list.
     *
     * @param findings one for each thing
     */
    public Checkup {
        findings = List.copyOf(findings);
    }

    /**
     * Looks at everything, which takes some seconds: the engine is started and computes.
     *
     * @return what was found; a notebook shows it as a table
     */
    public static Checkup run() {
        return run(finding -> {});
    }

    /**
     * Looks at everything.
     *
     * @param listener hears of each finding as soon as it is made
     * @return all of them
     */
    public static Checkup run(Consumer<Finding> listener) {
        return Doctor.check(listener);
    }

    /**
     * Returns the limit on the engine's instructions that this machine needs, for whoever starts
     * Java: the value of {@code ONEDNN_MAX_CPU_ISA}. The engine is checked if it never was.
     *
     * @return the limit; empty if none is needed, or none helps
     */
    public static String engineLimit() {
        return Doctor.engineLimit();
    }

    /** {@return whether nothing is wrong; notes do not count} */
    public boolean healthy() {
        return wrong().isEmpty();
    }

    /** {@return a line that sums up} */
    public String summary() {
        List<String> wrong = wrong();
        return wrong.isEmpty() ? "Nothing is wrong." : "Wrong: " + String.join(", ", wrong) + ".";
    }

    /** {@return a row for each finding: what, verdict, what was found, what to do} */
    public Table table() {
        Table table =
                Table.create(
                        summary(),
                        StringColumn.create("what"),
                        StringColumn.create("verdict"),
                        StringColumn.create("found"),
                        StringColumn.create("what to do"));
        for (Finding finding : findings) {
            table.stringColumn(0).append(finding.subject());
            table.stringColumn(1).append(finding.verdict().name().toLowerCase(Locale.ROOT));
            table.stringColumn(2).append(finding.found());
            table.stringColumn(3).append(finding.advice());
        }
        return table;
    }

    /** {@return the findings and the sum, line by line} */
    public String text() {
        return findings.stream()
                        .map(finding -> finding.text(verdict -> verdict))
                        .collect(Collectors.joining("\n"))
                + "\n\n"
                + summary();
    }

    private List<String> wrong() {
        return findings.stream()
                .filter(finding -> finding.verdict() == Finding.Verdict.WRONG)
                .map(finding -> finding.subject().replace(DataFacts.ITEM, ""))
                .toList();
    }
}

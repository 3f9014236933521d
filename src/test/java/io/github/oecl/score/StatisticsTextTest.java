// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.score;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.oecl.score.internal.Margin;
import io.github.oecl.score.internal.VerdictRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The text that fixes the rules of the evidence states the numbers of the code. */
@Tag("recorded")
class StatisticsTextTest {

    private static final Path TEXT = Path.of("notebooks", "recorded", "statistics.md");
    private static final Pattern ROW =
            Pattern.compile("^\\| (?!constant)([^|-]+) \\| ([^|]+) \\|$");

    @Test
    void theTableOfConstantsIsThatOfTheCode() throws IOException {
        Map<String, String> stated = new LinkedHashMap<>();
        for (String line : Files.readAllLines(TEXT)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                stated.put(row.group(1), row.group(2));
            }
        }
        assertEquals(constants(), stated);
    }

    private static Map<String, String> constants() {
        Map<String, String> constants = new LinkedHashMap<>();
        constants.put("confidence level of superiority", percent(VerdictRule.LEVEL));
        constants.put(
                "confidence level of the interval for equivalence",
                percent(VerdictRule.EQUIVALENCE_LEVEL));
        constants.put(
                "margin of equivalence, AUROC", Math.round(100 * Margin.AUROC.value()) + " points");
        constants.put(
                "margin of equivalence, ratio of norms",
                percent(Math.exp(Margin.NORM_RATIO.value()) - 1));
        constants.put("least number of seeds for a verdict", "" + VerdictRule.LEAST_SEEDS);
        constants.put(
                "least number of paired seeds for equivalence", "" + VerdictRule.EQUIVALENCE_SEEDS);
        constants.put("seeds to run first where there is one", "" + VerdictRule.PILOT_SEEDS);
        constants.put(
                "probability of a decision when seeds are planned", percent(VerdictRule.POWER));
        constants.put("AUROC of chance", "" + Math.round(100 * VerdictRule.CHANCE));
        return constants;
    }

    private static String percent(double share) {
        double percent = 100 * share;
        assertEquals(Math.rint(percent), percent, 1e-9, "a whole percentage");
        return Math.round(percent) + "%";
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.paper;

import io.github.oecl.grid.AurocCombination;
import io.github.oecl.grid.GridResults;
import io.github.oecl.method.OodScore;
import io.github.oecl.run.RunResult;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Questions to the settings of the recipe, each answered by runs that differ in one of them. */
final class AblationClaims {

    private static final String TWO = "200 outliers";
    private static final String ONE = "200 outliers, neutrophil alone";

    private final ClaimEvaluator evaluator;
    private final Map<String, List<RunResult>> settings;

    AblationClaims(ClaimEvaluator evaluator, GridResults results) {
        this.evaluator = evaluator.by(Origin.OURS);
        settings = Ablation.settings(results);
    }

    List<Claim> all() {
        return List.of(
                pair(
                        evaluator.by(Origin.CODE),
                        "alpha 0.1, as for cells, above 1",
                        "alpha 0.1",
                        Ablation.RECIPE),
                pair("a warm-up of alpha helps: above none", Ablation.RECIPE, "warm-up 0"),
                pair("temperature 0.5 above 0.2", Ablation.RECIPE, "temperature 0.2"),
                pair("temperature 0.5 above 1", Ablation.RECIPE, "temperature 1"),
                pair("32 augmented test views above 8", "32 test views", Ablation.RECIPE),
                scores("views help: ||E z|| above ||z|| of the clean view", OodScore.CLEAN_NORM),
                scores("||E z|| above E ||z||²", OodScore.MEAN_SQUARED_NORM),
                scores("||E z|| above cosine times norm", OodScore.COSINE_NORM),
                scores("the projection's norm above the backbone's", OodScore.BACKBONE_NORM),
                pair("200 outliers of two classes above 200 of one", TWO, ONE),
                pair("LARS at a rate not tuned for it above SGD", "as described", "as published"));
    }

    private Claim pair(String text, String first, String second) {
        return pair(evaluator, text, first, second);
    }

    private Claim pair(ClaimEvaluator asked, String text, String first, String second) {
        Map<Long, RunResult> ones = bySeed(first);
        Map<Long, RunResult> others = bySeed(second);
        ones.keySet().retainAll(others.keySet());
        others.keySet().retainAll(ones.keySet());
        List<AurocCombination> combinations =
                ones.keySet().stream()
                        .map(seed -> AurocCombination.of(ones.get(seed), others.get(seed)))
                        .toList();
        return asked.above(
                text,
                seen(mean(List.copyOf(ones.values())), mean(List.copyOf(others.values()))),
                combinations);
    }

    /** The recipe by its own score against the same by another. */
    private Claim scores(String text, OodScore other) {
        List<RunResult> recipe =
                settings.getOrDefault(Ablation.RECIPE, List.of()).stream()
                        .filter(run -> run.scores().containsKey(other))
                        .toList();
        List<AurocCombination> combinations =
                recipe.stream().map(r -> AurocCombination.of(r, r.headlineScore(), other)).toList();
        double rival = recipe.stream().mapToDouble(r -> r.auroc(other)).average().orElse(0);
        return evaluator.above(text, seen(mean(recipe), rival), combinations);
    }

    private Map<Long, RunResult> bySeed(String setting) {
        return settings.getOrDefault(setting, List.of()).stream()
                .collect(
                        Collectors.toMap(
                                run -> run.config().training().seed(), Function.identity()));
    }

    private static double mean(List<RunResult> results) {
        return results.isEmpty() ? 0 : ClaimEvaluator.mean(results);
    }

    private static String seen(double first, double second) {
        return String.format(Locale.ROOT, "%.1f against %.1f", 100 * first, 100 * second);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.experiment;

import io.github.oecl.score.OodScore;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Questions to the settings of the recipe, each answered by runs that differ in one of them. */
final class AblationClaims {

    private static final String TWO = "200 outliers";
    private static final String ONE = "200 outliers, neutrophil alone";

    private final Evidence evidence;
    private final Map<String, List<RunResult>> settings;

    AblationClaims(Evidence evidence, GridResults results) {
        this.evidence = evidence;
        settings = Ablation.settings(results);
    }

    List<Claim> all() {
        return List.of(
                pair("alpha 0.1, the paper's for cells, above 1", "alpha 0.1", Ablation.RECIPE),
                pair("a warm-up of alpha helps: above none", Ablation.RECIPE, "warm-up 0"),
                pair("temperature 0.5 above 0.2", Ablation.RECIPE, "temperature 0.2"),
                pair("temperature 0.5 above 1", Ablation.RECIPE, "temperature 1"),
                pair("32 augmented test views above 8", "32 test views", Ablation.RECIPE),
                scores("views help: ||E z|| above ||z|| of the clean view", OodScore.CLEAN_NORM),
                scores("||E z|| above E ||z||²", OodScore.MEAN_SQUARED_NORM),
                scores("||E z|| above cosine times norm", OodScore.COSINE_NORM),
                scores("the projection's norm above the backbone's", OodScore.BACKBONE_NORM),
                pair("200 outliers of two classes above 200 of one", TWO, ONE),
                pair("as described (LARS) above as published", "as described", "as published"));
    }

    private Claim pair(String text, String first, String second) {
        Map<Long, RunResult> ones = bySeed(first);
        Map<Long, RunResult> others = bySeed(second);
        ones.keySet().retainAll(others.keySet());
        others.keySet().retainAll(ones.keySet());
        List<Contrast> contrasts =
                ones.keySet().stream()
                        .map(seed -> Contrast.of(ones.get(seed), others.get(seed)))
                        .toList();
        return evidence.above(
                text,
                seen(mean(List.copyOf(ones.values())), mean(List.copyOf(others.values()))),
                contrasts);
    }

    /** The recipe by its own score against the same by another. */
    private Claim scores(String text, OodScore other) {
        List<RunResult> recipe =
                settings.getOrDefault(Ablation.RECIPE, List.of()).stream()
                        .filter(run -> run.scores().containsKey(other))
                        .toList();
        List<Contrast> contrasts =
                recipe.stream().map(r -> Contrast.of(r, r.headlineScore(), other)).toList();
        double rival = recipe.stream().mapToDouble(r -> r.auroc(other)).average().orElse(0);
        return evidence.above(text, seen(mean(recipe), rival), contrasts);
    }

    private Map<Long, RunResult> bySeed(String setting) {
        return settings.getOrDefault(setting, List.of()).stream()
                .collect(
                        Collectors.toMap(
                                run -> run.config().training().seed(), Function.identity()));
    }

    private static double mean(List<RunResult> results) {
        return results.isEmpty() ? 0 : Evidence.mean(results);
    }

    private static String seen(double first, double second) {
        return String.format(Locale.ROOT, "%.1f against %.1f", 100 * first, 100 * second);
    }
}

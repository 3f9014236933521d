// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.paper;

import io.github.oecl.grid.GridResults;
import io.github.oecl.grid.internal.AurocCombination;
import io.github.oecl.method.OodScore;
import io.github.oecl.paper.internal.Ablation;
import io.github.oecl.run.DataConfig.FewOutliers;
import io.github.oecl.run.RunConfig;
import io.github.oecl.run.RunResult;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Questions to the settings of the recipe, each answered by runs that differ in one of them. Runs
 * are found by their configurations.
 */
final class AblationClaims {

    private static final String ALPHA = "method.alpha.alpha";
    private static final int FEW = 200;
    private static final List<String> ONE_CLASS = List.of("neutrophil");

    private final ClaimEvaluator evaluator;
    private final Optional<RunConfig> recipe;
    private final Map<RunConfig, List<RunResult>> bySetting = new HashMap<>();

    AblationClaims(ClaimEvaluator evaluator, GridResults results) {
        this.evaluator = evaluator.by(Claim.Origin.OURS);
        recipe = Ablation.recipe(results);
        results.groups().values().forEach(runs -> bySetting.put(Ablation.setting(runs), runs));
    }

    List<Claim> all() {
        return List.of(
                pair(
                        evaluator.by(Claim.Origin.CODE),
                        "alpha 0.1, as for cells, above 1",
                        run -> run.with(ALPHA, 0.1),
                        run -> run.with(ALPHA, 1)),
                pair(
                        "a warm-up of alpha helps: above none",
                        run -> run,
                        run -> run.with("method.alpha.warmup", 0)),
                pair("temperature 0.5 above 0.2", temperature(0.5), temperature(0.2)),
                pair("temperature 0.5 above 1", temperature(0.5), temperature(1)),
                pair("32 augmented test views above 8", testViews(32), testViews(8)),
                scores("views help: ||E z|| above ||z|| of the clean view", OodScore.CLEAN_NORM),
                scores("||E z|| above E ||z||²", OodScore.MEAN_SQUARED_NORM),
                scores("||E z|| above cosine times norm", OodScore.COSINE_NORM),
                scores("the projection's norm above the backbone's", OodScore.BACKBONE_NORM),
                pair(
                        "200 outliers of two classes above 200 of one",
                        AblationClaims::few,
                        run -> few(run).with("data.outlierClasses", ONE_CLASS)),
                pair("LARS at a rate not tuned for it above SGD", likeCode(true), likeCode(false)));
    }

    private static UnaryOperator<RunConfig> temperature(double value) {
        return run -> run.with("method.temperature", value);
    }

    private static UnaryOperator<RunConfig> testViews(int views) {
        return run -> run.with("views.testViews", views);
    }

    private static RunConfig few(RunConfig run) {
        return run.with(run.data().withFew(new FewOutliers(FEW, 0)));
    }

    /** What the authors' code sets out to do, or what ran. */
    private static UnaryOperator<RunConfig> likeCode(boolean described) {
        return run ->
                run.with("training.layerwise", described)
                        .with("training.reshuffleOutliers", described);
    }

    private Claim pair(
            String text, UnaryOperator<RunConfig> first, UnaryOperator<RunConfig> second) {
        return pair(evaluator, text, first, second);
    }

    private Claim pair(
            ClaimEvaluator asked,
            String text,
            UnaryOperator<RunConfig> first,
            UnaryOperator<RunConfig> second) {
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
        List<RunResult> seeds =
                runs(run -> run).stream().filter(run -> run.scores().containsKey(other)).toList();
        List<AurocCombination> combinations =
                seeds.stream().map(r -> AurocCombination.of(r, r.headlineScore(), other)).toList();
        double rival = seeds.stream().mapToDouble(r -> r.auroc(other)).average().orElse(0);
        return evaluator.above(text, seen(mean(seeds), rival), combinations);
    }

    /** Returns the runs of the recipe with a change; none if there are none. */
    private List<RunResult> runs(UnaryOperator<RunConfig> change) {
        return recipe.map(run -> bySetting.get(change.apply(run))).orElse(List.of());
    }

    private Map<Long, RunResult> bySeed(UnaryOperator<RunConfig> change) {
        return runs(change).stream()
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

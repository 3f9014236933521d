// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.paper;

import io.github.oecl.grid.GridResults;
import io.github.oecl.io.internal.TableColumns;
import io.github.oecl.io.internal.ValueText;
import io.github.oecl.method.MethodName;
import io.github.oecl.run.RunConfig;
import io.github.oecl.score.internal.SeedEstimate;
import io.github.oecl.score.internal.ShareRule;
import io.github.oecl.score.internal.VerdictRule;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.Table;

/**
 * What the paper claims of an {@link Experiment}, and what we ask besides, judged by results. A
 * comparison of two methods takes the paired differences of their AUROC on the same test images,
 * for each seed as the mean over the tasks; {@link SeedEstimate} makes the interval, which covers
 * other seeds and other test images, and {@link VerdictRule} the verdict. A share of trainings is
 * decided by {@link ShareRule}.
 */
final class Claims {

    private Claims() {}

    static List<Claim> of(Experiment experiment, String source, GridResults results) {
        ClaimEvaluator evaluator = new ClaimEvaluator(source, results);
        return switch (experiment) {
            case ONE_VS_REST -> oneVsRest(evaluator);
            case LEAVE_ONE_CLASS_OUT -> leaveOneClassOut(evaluator);
            case SHIFTS -> shifts(evaluator);
            case STABILITY -> stability(evaluator);
            case NEAR_AND_FAR -> new OutlierDistanceClaims(evaluator).all();
            case FEW_SHOT -> new FewShotClaims(evaluator).all();
            case ABLATIONS -> new AblationClaims(evaluator, results).all();
            case AERIAL_AND_SKIN -> new PooledClaims(evaluator, results).all();
        };
    }

    static Table table(List<Claim> claims) {
        return new TableColumns<>(claims)
                .text("by", claim -> claim.origin().toString())
                .text("claim", Claim::text)
                .text("results", Claim::source)
                .text("seen", Claim::seen)
                .text("interval", Claims::interval)
                .text("budget", Claim::budget)
                .text("verdict", claim -> ValueText.label(claim.verdict()).replace('-', ' '))
                .text("reason", claim -> claim.decision().reason())
                .text("would decide", Claims::wouldDecide)
                .table("Claims");
    }

    private static List<Claim> oneVsRest(ClaimEvaluator evaluator) {
        return List.of(
                evaluator.beats(
                        "OECL above SimCLR (97.8 against 87.9)",
                        MethodName.OECL,
                        MethodName.SIMCLR),
                evaluator.beats(
                        "OECL above HSC (97.8 against 95.9)", MethodName.OECL, MethodName.HSC),
                evaluator.beats(
                        "self-OECL above SimCLR (94.7 against 87.9)",
                        MethodName.SELF_OECL,
                        MethodName.SIMCLR),
                evaluator.beats(
                        "self-OECL above CSI (94.7 against 94.3)",
                        MethodName.SELF_OECL,
                        MethodName.CSI));
    }

    private static List<Claim> leaveOneClassOut(ClaimEvaluator evaluator) {
        return List.of(
                evaluator.beats(
                        "OECL above SimCLR (94.6 against 83.9)",
                        MethodName.OECL,
                        MethodName.SIMCLR),
                evaluator.beats(
                        "OECL above HSC (94.6 against 84.8)", MethodName.OECL, MethodName.HSC),
                evaluator.beats(
                        "OECL above BCE (94.6 against 86.6)", MethodName.OECL, MethodName.BCE));
    }

    private static List<Claim> shifts(ClaimEvaluator evaluator) {
        ClaimEvaluator upright = evaluator.where(Claims::rotatesUpright);
        return List.of(
                upright.aboveChance("rotation serves self-OECL where there is an upright pose"),
                evaluator
                        .where(run -> rotatesUpright(run) || run.shift() == null)
                        .beats(
                                "there self-OECL by rotation is above SimCLR (94.7 against 87.9)",
                                MethodName.SELF_OECL,
                                MethodName.SIMCLR));
    }

    private static List<Claim> stability(ClaimEvaluator evaluator) {
        ClaimEvaluator published = rotatedCells(evaluator, 1, true);
        return List.of(
                unstable("cells, alpha 1 after a warm-up (figure 4): unstable", published),
                published.most(
                        "there the norms do not separate",
                        "not separated",
                        training -> !training.separated()),
                published.nearChance("there the norm says next to nothing"),
                unstable(
                        "cells, alpha 1 without a warm-up: unstable",
                        rotatedCells(evaluator, 1, false).by(Claim.Origin.OURS)),
                unstable(
                        "cells, alpha 0.1 after a warm-up: unstable",
                        rotatedCells(evaluator, 0.1, true).by(Claim.Origin.OURS)));
    }

    private static Claim unstable(String text, ClaimEvaluator trainings) {
        return trainings.most(text, "unstable", Stability::unstable);
    }

    /** Trainings of one setting: a share over several settings would be a share of nothing. */
    private static ClaimEvaluator rotatedCells(
            ClaimEvaluator evaluator, double alpha, boolean warmedUp) {
        return evaluator
                .where(run -> isRotation(run) && !ExperimentData.hasUprightPose(run.data()))
                .where(run -> run.alpha().alpha() == alpha)
                .where(run -> run.alpha().warmup() > 0 == warmedUp);
    }

    private static boolean rotatesUpright(RunConfig run) {
        return isRotation(run) && ExperimentData.hasUprightPose(run.data());
    }

    private static boolean isRotation(RunConfig run) {
        return run.method().name().equals(MethodName.SELF_OECL) && run.shift().equals("rotation");
    }

    /** Returns such as "12 seeds: 9 more, 1.4 core-hours", or nothing. */
    private static String wouldDecide(Claim claim) {
        int needed = claim.decision().seedsNeeded();
        if (needed == 0) {
            return "";
        }
        int more = needed - claim.decision().seeds();
        return String.format(
                Locale.ROOT, "%d seeds: %d more, %.1f core-hours", needed, more, claim.price());
    }

    private static String interval(Claim claim) {
        return claim.support() == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        "[%+.1f, %+.1f]",
                        100 * claim.support().low(),
                        100 * claim.support().high());
    }
}

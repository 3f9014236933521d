// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.paper;

import io.github.oecl.grid.internal.AurocCombination;
import io.github.oecl.io.internal.ValueText;
import io.github.oecl.method.MethodName;
import io.github.oecl.run.OutlierDistance;
import io.github.oecl.run.RunConfig;
import io.github.oecl.run.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What few outliers bring, for each kind of them: the paper reports that they help, the steps in
 * which we ask are ours. Each draw is compared with the same seed.
 */
final class FewShotClaims {

    private final ClaimEvaluator evaluator;
    private final TreeSet<Long> seeds = new TreeSet<>();

    FewShotClaims(ClaimEvaluator evaluator) {
        this.evaluator = evaluator;
        evaluator.results().forEach(result -> seeds.add(result.config().training().seed()));
    }

    /** Returns the claims of each kind that is among the results, or of both. */
    List<Claim> all() {
        List<Claim> claims = new ArrayList<>();
        for (OutlierDistance kind : OutlierDistance.values()) {
            boolean seen = evaluator.results().stream().anyMatch(r -> isOf(r.config(), kind));
            if (seen || evaluator.results().isEmpty()) {
                claims.addAll(of(kind));
            }
        }
        return claims;
    }

    private List<Claim> of(OutlierDistance kind) {
        String name = ValueText.label(kind);
        return List.of(
                claim(name + ": one outlier helps OECL: above none", kind, 1, 0),
                claim(name + ": eight help OECL: above none", kind, 8, 0),
                claim(name + ": eight help OECL more than one", kind, 8, 1),
                claim(name + ": sixty-four help OECL more than eight", kind, 64, 8),
                rival(name + ": OECL makes more of eight than HSC", kind, MethodName.HSC),
                rival(name + ": OECL makes more of eight than BCE", kind, MethodName.BCE));
    }

    private Claim claim(String text, OutlierDistance kind, int more, int fewer) {
        return claim(
                text,
                kind,
                MethodName.OECL,
                more,
                fewer == 0 ? MethodName.SIMCLR : MethodName.OECL,
                fewer);
    }

    private Claim rival(String text, OutlierDistance kind, MethodName rival) {
        return claim(text, kind, MethodName.OECL, 8, rival, 8);
    }

    private Claim claim(
            String text,
            OutlierDistance kind,
            MethodName first,
            int k,
            MethodName second,
            int other) {
        List<AurocCombination> combinations = new ArrayList<>();
        List<RunResult> firsts = new ArrayList<>();
        List<RunResult> seconds = new ArrayList<>();
        for (long seed : seeds) {
            Optional<RunResult> one = result(kind, first, k, seed);
            Optional<RunResult> two = result(kind, second, other, seed);
            if (one.isPresent() && two.isPresent()) {
                combinations.add(AurocCombination.of(one.get(), two.get()));
                firsts.add(one.get());
                seconds.add(two.get());
            }
        }
        Claim.Origin origin =
                second.equals(MethodName.SIMCLR) ? Claim.Origin.PAPER : Claim.Origin.OURS;
        return evaluator
                .by(origin)
                .above(text, combinations.isEmpty() ? "" : seen(firsts, seconds), combinations);
    }

    private Optional<RunResult> result(OutlierDistance kind, MethodName method, int k, long seed) {
        return evaluator.results().stream()
                .filter(r -> r.config().training().seed() == seed)
                .filter(r -> r.config().method().name().equals(method))
                .filter(r -> k == 0 || is(r.config(), kind, k))
                .findFirst();
    }

    private static boolean isOf(RunConfig run, OutlierDistance kind) {
        return run.outlierDistance().equals(Optional.of(kind));
    }

    private static boolean is(RunConfig run, OutlierDistance kind, int k) {
        return isOf(run, kind) && run.outlierCount() == k;
    }

    private static String seen(List<RunResult> firsts, List<RunResult> seconds) {
        return String.format(
                Locale.ROOT,
                "%.1f against %.1f",
                100 * ClaimEvaluator.mean(firsts),
                100 * ClaimEvaluator.mean(seconds));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.paper;

import io.github.oecl.grid.GridResults;
import io.github.oecl.grid.internal.SeedDifferences;
import io.github.oecl.method.MethodName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * What the paper says of images on which contrastive learning is weak without outliers, for each
 * data set pooled over its classes and seeds.
 */
final class PooledClaims {

    /** A mark of ours; SimCLR on other images at the same budget is its control. */
    private static final double WEAK = 0.75;

    private final ClaimEvaluator evaluator;
    private final GridResults results;

    PooledClaims(ClaimEvaluator evaluator, GridResults results) {
        this.evaluator = evaluator;
        this.results = results;
    }

    List<Claim> all() {
        TreeSet<String> names = new TreeSet<>();
        results.results().values().forEach(result -> names.add(result.config().data().name()));
        if (names.isEmpty()) {
            names.addAll(List.of("ham10000", "uc-merced"));
        }
        List<Claim> claims = new ArrayList<>();
        names.forEach(name -> claims.addAll(of(name)));
        return claims;
    }

    private List<Claim> of(String name) {
        ClaimEvaluator own = evaluator.where(run -> run.data().name().equals(name));
        return List.of(
                weak(name + ": SimCLR, without outliers, is weak: below 75, our mark", own),
                better(name + ": OECL with far outliers above SimCLR", own));
    }

    private static Claim weak(String text, ClaimEvaluator own) {
        SeedDifferences simClr = own.alone(run -> run.method().name().equals(MethodName.SIMCLR));
        String seen = String.format(Locale.ROOT, "%.1f", 100 * simClr.mean(0));
        return own.level(text, seen + over(simClr), simClr, WEAK, -1);
    }

    private static Claim better(String text, ClaimEvaluator own) {
        SeedDifferences pairs = own.pairs(MethodName.OECL, MethodName.SIMCLR);
        double lead = pairs.mean(0) - pairs.mean(1);
        String seen = String.format(Locale.ROOT, "%+.1f", 100 * lead);
        return own.claim(text, seen + over(pairs), pairs);
    }

    private static String over(SeedDifferences pairs) {
        return " over " + pairs.parts() + (pairs.parts() == 1 ? " class" : " classes");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.experiment;

import io.github.oecl.experiment.MethodConfig.Method;
import io.github.oecl.score.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * What the paper says of images on which contrastive learning is weak without outliers, for each
 * data set pooled over its classes and seeds.
 */
final class PooledClaims {

    /** Ours, to have a number. */
    private static final double WEAK = 0.75;

    private final Evidence evidence;
    private final GridResults results;

    PooledClaims(Evidence evidence, GridResults results) {
        this.evidence = evidence;
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
        GridResults own = only(name);
        return List.of(
                weak(name + ": SimCLR, without outliers, is weak: below 75", own),
                better(name + ": OECL with far outliers above SimCLR", own));
    }

    private Claim weak(String text, GridResults own) {
        if (Pooled.byTask(own, Method.SIMCLR).isEmpty()) {
            return evidence.claim(text, List.of(), "", null);
        }
        Pooled pooled = Pooled.auroc(own, Method.SIMCLR);
        Interval interval = pooled.interval();
        return evidence.claim(
                text,
                of(own, Method.SIMCLR),
                "%s over %s".formatted(percent(pooled.value()), classes(pooled)),
                new Interval(WEAK - interval.high(), WEAK - interval.low(), interval.level()));
    }

    private Claim better(String text, GridResults own) {
        List<Contrast> differences = Pooled.differences(own, Method.OECL, Method.SIMCLR);
        if (differences.isEmpty()) {
            return evidence.claim(text, List.of(), "", null);
        }
        Pooled pooled = Pooled.of(differences);
        List<RunResult> of =
                differences.stream().flatMap(each -> each.results().stream()).distinct().toList();
        String seen = String.format(Locale.ROOT, "%+.1f over ", 100 * pooled.value());
        return evidence.claim(text, of, seen + classes(pooled), pooled.interval());
    }

    private static String classes(Pooled pooled) {
        return pooled.tasks() + (pooled.tasks() == 1 ? " class" : " classes");
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.1f", 100 * value);
    }

    private GridResults only(String name) {
        Map<String, RunResult> own = new LinkedHashMap<>(results.results());
        own.values().removeIf(result -> !result.config().data().name().equals(name));
        return GridResults.of(own);
    }

    private static List<RunResult> of(GridResults own, Method method) {
        return own.results().values().stream()
                .filter(result -> result.config().method().method() == method)
                .toList();
    }
}

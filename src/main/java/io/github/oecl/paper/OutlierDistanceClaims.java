// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.paper;

import io.github.oecl.grid.internal.AurocCombination;
import io.github.oecl.run.OutlierDistance;
import io.github.oecl.run.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The claims of the paper's figure 3. Each compares two kinds of outliers at the smallest and the
 * largest training size of the results, seed by seed.
 */
final class OutlierDistanceClaims {

    private static final Optional<OutlierDistance> NEAR = Optional.of(OutlierDistance.NEAR);
    private static final Optional<OutlierDistance> FAR = Optional.of(OutlierDistance.FAR);
    private static final Optional<OutlierDistance> NONE = Optional.empty();

    private final ClaimEvaluator evaluator;
    private final TreeSet<Integer> sizes = new TreeSet<>();
    private final TreeSet<Long> seeds = new TreeSet<>();

    OutlierDistanceClaims(ClaimEvaluator evaluator) {
        this.evaluator = evaluator;
        for (RunResult result : evaluator.results()) {
            sizes.add(result.config().data().trainSize());
            seeds.add(result.config().training().seed());
        }
    }

    List<Claim> all() {
        return List.of(
                change(
                        "far outliers' gain over none shrinks with the training size",
                        -1,
                        FAR,
                        NONE),
                change(
                        "near outliers' lead over far ones grows with the training size",
                        1,
                        NEAR,
                        FAR),
                atMost("with most images near outliers still help: above none", NEAR, NONE),
                atMost("with most images near outliers are above far ones", NEAR, FAR));
    }

    /** One kind is above another at the largest size. */
    private Claim atMost(
            String text, Optional<OutlierDistance> first, Optional<OutlierDistance> second) {
        List<AurocCombination> gains = new ArrayList<>();
        for (long seed : seeds) {
            gain(sizes.last(), seed, first, second).ifPresent(gains::add);
        }
        return evaluator.above(text, seen(gains, sizes.isEmpty() ? 0 : sizes.last()), gains);
    }

    /** The gain of one kind over another changes from the smallest to the largest size. */
    private Claim change(
            String text,
            int sign,
            Optional<OutlierDistance> first,
            Optional<OutlierDistance> second) {
        List<AurocCombination> small = new ArrayList<>();
        List<AurocCombination> large = new ArrayList<>();
        List<AurocCombination> changes = new ArrayList<>();
        for (long seed : sizes.size() < 2 ? new TreeSet<Long>() : seeds) {
            Optional<AurocCombination> few = gain(sizes.first(), seed, first, second);
            Optional<AurocCombination> many = gain(sizes.last(), seed, first, second);
            if (few.isPresent() && many.isPresent()) {
                small.add(few.get());
                large.add(many.get());
                changes.add(sign > 0 ? less(many.get(), few.get()) : less(few.get(), many.get()));
            }
        }
        String seen =
                changes.isEmpty()
                        ? ""
                        : seen(small, sizes.first()) + ", " + seen(large, sizes.last());
        return evaluator.above(text, seen, changes);
    }

    private static AurocCombination less(AurocCombination first, AurocCombination second) {
        return first.plus(-1, second);
    }

    private Optional<AurocCombination> gain(
            int size,
            long seed,
            Optional<OutlierDistance> first,
            Optional<OutlierDistance> second) {
        Optional<RunResult> one = result(size, seed, first);
        Optional<RunResult> other = result(size, seed, second);
        return one.isPresent() && other.isPresent()
                ? Optional.of(AurocCombination.of(one.get(), other.get()))
                : Optional.empty();
    }

    private Optional<RunResult> result(int size, long seed, Optional<OutlierDistance> kind) {
        return evaluator.results().stream()
                .filter(r -> r.config().data().trainSize() == size)
                .filter(r -> r.config().training().seed() == seed)
                .filter(r -> r.config().outlierDistance().equals(kind))
                .findFirst();
    }

    /** Returns such as "+12.3 points at 50 images". */
    private static String seen(List<AurocCombination> gains, int size) {
        double mean = gains.stream().mapToDouble(AurocCombination::value).average().orElse(0);
        return String.format(Locale.ROOT, "%+.1f at %d images", 100 * mean, size);
    }
}

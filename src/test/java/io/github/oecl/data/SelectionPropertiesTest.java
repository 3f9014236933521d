// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data;

import static io.github.oecl.data.Numbered.numbers;
import static io.github.oecl.data.Numbered.ofCounts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SelectionPropertiesTest {

    @Property(tries = 200)
    void splitDividesEveryClassByItsShareAndLosesNothing(
            @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 0, max = 30) Integer> counts,
            @ForAll @DoubleRange(min = 0.01, max = 0.99) double fraction,
            @ForAll long seed) {
        ImageSet images = set(counts);
        ImageSet.Split split = images.split(fraction, seed);
        Map<String, Integer> first = split.first().counts();
        images.counts()
                .forEach(
                        (name, count) ->
                                assertEquals(
                                        Math.round(fraction * count),
                                        first.getOrDefault(name, 0).longValue()));
        Set<Integer> all = new TreeSet<>(numbers(split.first()));
        all.addAll(numbers(split.second()));
        assertEquals(images.size(), split.first().size() + split.second().size());
        assertEquals(images.size(), all.size());
    }

    @Property(tries = 200)
    void aSmallerChoiceIsTheBeginningOfALargerOne(
            @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 0, max = 20) Integer> counts,
            @ForAll @IntRange(min = 0, max = 100) int one,
            @ForAll @IntRange(min = 0, max = 100) int other,
            @ForAll long seed) {
        ImageSet images = set(counts);
        int small = Math.min(Math.min(one, other), images.size());
        int large = Math.min(Math.max(one, other), images.size());
        List<Integer> chosen = numbers(images.take(large, seed));
        assertEquals(chosen.subList(0, small), numbers(images.take(small, seed)));
        assertEquals(large, new HashSet<>(chosen).size());
    }

    @Property(tries = 200)
    void aChoiceIsBalancedAsFarAsTheClassesReach(
            @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 1, max = 20) Integer> counts,
            @ForAll @IntRange(min = 0, max = 100) int n,
            @ForAll long seed) {
        ImageSet images = set(counts);
        Map<String, Integer> taken = images.take(Math.min(n, images.size()), seed).counts();
        int most = taken.values().stream().max(Integer::compare).orElse(0);
        images.counts()
                .forEach(
                        (name, count) ->
                                assertTrue(
                                        taken.getOrDefault(name, 0) >= Math.min(count, most - 1)));
    }

    @Property(tries = 50)
    void theSameSeedChoosesTheSame(@ForAll long seed) {
        ImageSet images = ofCounts(0, 20, 20);
        assertEquals(numbers(images.take(9, seed)), numbers(images.take(9, seed)));
        assertEquals(
                numbers(images.split(0.3, seed).first()), numbers(images.split(0.3, seed).first()));
    }

    @Example
    void anotherSeedChoosesOthers() {
        ImageSet images = ofCounts(0, 100);
        List<Integer> one = numbers(images.take(50, 1));
        assertTrue(!Collections.disjoint(one, numbers(images.take(50, 2))));
        assertTrue(!new HashSet<>(one).equals(new HashSet<>(numbers(images.take(50, 2)))));
    }

    @Example
    void everyClassComesFirstForSomeSeed() {
        ImageSet images = ofCounts(0, 5, 5, 5);
        Set<Integer> firsts = new HashSet<>();
        for (long seed = 0; seed < 50; seed++) {
            firsts.add(images.take(1, seed).label(0));
        }
        assertEquals(Set.of(0, 1, 2), firsts);
    }

    @Example
    void partsKeepTheOrderOfTheWhole() {
        List<Integer> first = numbers(ofCounts(0, 40, 40).split(0.5, 7).first());
        assertEquals(first.stream().sorted().toList(), first);
    }

    @Example
    void whatCannotBeChosenIsAnError() {
        ImageSet images = ofCounts(0, 3);
        assertThrows(IllegalArgumentException.class, () -> images.take(4, 0));
        assertThrows(IllegalArgumentException.class, () -> images.take(-1, 0));
        assertThrows(IllegalArgumentException.class, () -> images.split(0, 0));
        assertThrows(IllegalArgumentException.class, () -> images.split(1, 0));
        assertThrows(IllegalArgumentException.class, () -> images.split(Double.NaN, 0));
    }

    private static ImageSet set(List<Integer> counts) {
        return ofCounts(0, counts.stream().mapToInt(i -> i).toArray());
    }
}

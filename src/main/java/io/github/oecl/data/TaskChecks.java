// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a task must hold to, each with a message that says what is wrong. */
final class TaskChecks {

    private static final Logger LOG = LoggerFactory.getLogger(Task.class);

    private TaskChecks() {}

    static void atLeastTwo(String task, String role, ImageSet images) {
        if (images.size() < 2) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "%s: needs at least 2 %s images; %s has %d",
                            task,
                            role,
                            images.name(),
                            images.size()));
        }
    }

    static void classesOnEachSide(String task, Collection<String> normal, Collection<String> ood) {
        if (normal.isEmpty() || ood.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s: needs a class on each side; normal are %s and OOD are %s"
                            .formatted(task, normal, ood));
        }
        Set<String> both = new TreeSet<>(normal);
        both.retainAll(ood);
        if (!both.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s: %s cannot be normal and OOD at once".formatted(task, both));
        }
    }

    static void noSharedClass(
            String task, String role, ImageSet images, String otherRole, ImageSet others) {
        Set<String> both = sharedClasses(images, others);
        if (!both.isEmpty()) {
            throw new IllegalArgumentException(
                    ("%s: the %s images (%s) and the %s images (%s) share the classes %s; choose"
                                    + " disjoint classes with ofClasses")
                            .formatted(task, role, images.name(), otherRole, others.name(), both));
        }
    }

    /**
     * Outliers of a normal class teach the opposite of what is wanted and make no number wrong:
     * that is the user's to decide, knowing it.
     */
    static void warnOfNormalClasses(String task, ImageSet outliers, ImageSet train) {
        Set<String> both = sharedClasses(outliers, train);
        if (!both.isEmpty()) {
            LOG.warn(
                    "{}: the outliers ({}) hold the normal classes {}: their norms are made long and"
                            + " short at once. Choose other classes with ofClasses",
                    task,
                    outliers.name(),
                    both);
        }
    }

    private static Set<String> sharedClasses(ImageSet images, ImageSet others) {
        Set<String> both = new TreeSet<>(images.counts().keySet());
        both.retainAll(others.counts().keySet());
        return both;
    }

    /**
     * Outliers may resemble the other images, but must share no image with them. Only hashes are
     * kept: the images may be too many for the memory.
     */
    static void noLeak(String task, ImageSet outliers, String role, ImageSet images) {
        if (outliers.size() == 0) {
            return;
        }
        int[] hashes = hashes(outliers);
        Map<Integer, List<Integer>> placesByHash = new HashMap<>();
        for (int i = 0; i < hashes.length; i++) {
            placesByHash.computeIfAbsent(hashes[i], h -> new ArrayList<>(1)).add(i);
        }
        int[] otherHashes = hashes(images);
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < otherHashes.length; i++) {
            for (int place : placesByHash.getOrDefault(otherHashes[i], List.of())) {
                if (outliers.image(place).equals(images.image(i))) {
                    pairs.add(
                            "outlier %s of %s is identical with %s image %s of %s"
                                    .formatted(place, outliers.name(), role, i, images.name()));
                }
            }
        }
        if (!pairs.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s: remove these from the outliers:\n  %s"
                            .formatted(task, String.join("\n  ", pairs)));
        }
    }

    private static int[] hashes(ImageSet images) {
        return IntStream.range(0, images.size())
                .parallel()
                .map(i -> NamedImages.imageHash(images, i))
                .toArray();
    }

    static void dividedClasses(ImageSet train, ImageSet.Split split) {
        Map<String, Integer> first = split.first().counts();
        Map<String, Integer> second = split.second().counts();
        train.counts()
                .forEach(
                        (name, count) -> {
                            if (!first.containsKey(name) || !second.containsKey(name)) {
                                throw new IllegalArgumentException(
                                        String.format(
                                                Locale.ROOT,
                                                "Class \"%s\" of %s has %d training images: too few to"
                                                        + " train on some and validate on others",
                                                name,
                                                train.name(),
                                                count));
                            }
                        });
    }
}

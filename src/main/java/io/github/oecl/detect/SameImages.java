// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.detect;

import io.github.oecl.data.ImageSet;
import io.github.oecl.image.RgbImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds images that are the same. At the small size that a network sees, different images can be
 * equal: then the originals are compared, each of which is decoded once.
 */
final class SameImages {

    private static final Logger LOG = LoggerFactory.getLogger(SameImages.class);

    private final Map<RgbImage, List<DetectorImages.Original>> bySmallImage = new HashMap<>();
    private final Map<DetectorImages.Original, String> digests = new HashMap<>();

    /** Adds an image unless the same was added before, and says whether it was added. */
    boolean add(RgbImage small, DetectorImages.Original original) throws IOException {
        if (find(small, original).isPresent()) {
            return false;
        }
        bySmallImage.computeIfAbsent(small, image -> new ArrayList<>(1)).add(original);
        return true;
    }

    /** Returns the added original that is the same image. */
    Optional<DetectorImages.Original> find(RgbImage small, DetectorImages.Original original)
            throws IOException {
        for (DetectorImages.Original other : alike(small)) {
            if (digest(other).equals(digest(original))) {
                return Optional.of(other);
            }
        }
        return Optional.empty();
    }

    /** Returns the added originals that are equal when they are small. */
    List<DetectorImages.Original> alike(RgbImage small) {
        return bySmallImage.getOrDefault(small, List.of());
    }

    private String digest(DetectorImages.Original original) throws IOException {
        String known = digests.get(original);
        if (known == null) {
            known = ImageDigests.of(original.image(), 0);
            digests.put(original, known);
        }
        return known;
    }

    /** Adds images, and returns the places of those that were not there before. */
    int[] addAll(DetectorImages.Squared squares) throws IOException {
        List<Integer> distinct = new ArrayList<>();
        for (int i = 0; i < squares.images().size(); i++) {
            if (add(squares.images().image(i), squares.originals().apply(i))) {
                distinct.add(i);
            }
        }
        return distinct.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Refuses outliers that are here, all at once: to be told one a run would cost many runs. */
    void requireNoneOf(DetectorImages.Squared squares) throws IOException {
        List<String> copies = new ArrayList<>();
        List<String> alike = new ArrayList<>();
        ImageSet outliers = squares.images();
        for (int i = 0; i < outliers.size(); i++) {
            DetectorImages.Original original = squares.originals().apply(i);
            List<DetectorImages.Original> others = alike(outliers.image(i));
            if (!others.isEmpty()) {
                Optional<DetectorImages.Original> same = find(outliers.image(i), original);
                String pair = original.name() + " and " + same.orElse(others.get(0)).name();
                (same.isPresent() ? copies : alike).add(pair);
            }
        }
        if (!copies.isEmpty()) {
            throw new IllegalArgumentException(
                    "Of the outliers "
                            + copies.size()
                            + " are identical with normal images; remove each from one of the"
                            + " folders:\n  "
                            + String.join("\n  ", copies));
        }
        if (!alike.isEmpty()) {
            warnOfAlike(alike, outliers.image(0).width());
        }
    }

    private static void warnOfAlike(List<String> alike, int size) {
        LOG.warn(
                "{} outliers look like normal images at {} x {} pixels, such as {}: what tells them"
                        + " apart is lost at that size",
                alike.size(),
                size,
                size,
                alike.get(0));
    }
}

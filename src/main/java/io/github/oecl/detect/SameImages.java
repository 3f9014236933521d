// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.detect;

import io.github.oecl.image.RgbImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds images that are the same. At the small size that a network sees, different images can be
 * equal: then the originals are compared, each of which is decoded once.
 */
final class SameImages {

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
            known = digest(original.image());
            digests.put(original, known);
        }
        return known;
    }

    private static String digest(RgbImage image) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            ByteBuffer sides = ByteBuffer.allocate(2 * Integer.BYTES);
            sha256.update(sides.putInt(image.width()).putInt(image.height()).array());
            return HexFormat.of().formatHex(sha256.digest(image.toBytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform must have SHA-256", e);
        }
    }
}

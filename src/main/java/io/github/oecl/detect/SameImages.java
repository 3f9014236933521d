// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.detect;

import io.github.oecl.image.ImageDecoder;
import io.github.oecl.image.RgbImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds files that hold the same image. At the small size that a network sees, different images can
 * be equal: then the files are decoded at their own size and compared, each once.
 */
final class SameImages {

    private final Map<RgbImage, List<Path>> bySmallImage = new HashMap<>();
    private final Map<Path, String> digests = new HashMap<>();
    private final ImageDecoder decoder;

    SameImages(ImageDecoder decoder) {
        this.decoder = decoder;
    }

    /** Adds an image unless the same was added before, and says whether it was added. */
    boolean add(RgbImage small, Path file) throws IOException {
        if (find(small, file).isPresent()) {
            return false;
        }
        bySmallImage.computeIfAbsent(small, image -> new ArrayList<>(1)).add(file);
        return true;
    }

    /** Returns the added file that holds the same image. */
    Optional<Path> find(RgbImage small, Path file) throws IOException {
        for (Path other : alike(small)) {
            if (digest(other).equals(digest(file))) {
                return Optional.of(other);
            }
        }
        return Optional.empty();
    }

    /** Returns the added files whose images are equal when they are small. */
    List<Path> alike(RgbImage small) {
        return bySmallImage.getOrDefault(small, List.of());
    }

    private String digest(Path file) throws IOException {
        String known = digests.get(file);
        if (known == null) {
            known = digest(decoder.decode(file));
            digests.put(file, known);
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

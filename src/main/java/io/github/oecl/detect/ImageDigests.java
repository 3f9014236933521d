// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.detect;

import io.github.oecl.data.ImageSet;
import io.github.oecl.data.formats.ImageFolder;
import io.github.oecl.image.Resampling;
import io.github.oecl.image.RgbImage;
import io.github.oecl.io.internal.Checksum;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Set;

/** Tells images by their content, as a detector of some size sees them. */
final class ImageDigests {

    /** Half of a SHA-256: two images share it by chance in one of 10^38 pairs. */
    private static final int BYTES = 16;

    private ImageDigests() {}

    /** Returns the digests of a set. */
    static Set<String> of(ImageSet images, int size) {
        Set<String> digests = new LinkedHashSet<>();
        for (int i = 0; i < images.size(); i++) {
            digests.add(of(images.image(i), size));
        }
        return digests;
    }

    /** Returns the digest of an image that is made a square of a size; 0 leaves it as it is. */
    static String of(RgbImage image, int size) {
        RgbImage seen = size == 0 ? image : Resampling.square(image, size);
        MessageDigest sha256 = Checksum.sha256();
        sha256.update(ByteBuffer.allocate(8).putInt(0, seen.width()).putInt(4, seen.height()));
        byte[] digest = sha256.digest(seen.toBytes());
        return HexFormat.of().formatHex(Arrays.copyOf(digest, BYTES));
    }

    /** Refuses a set that has an image that was trained on. */
    static void requireUntrained(ImageSet images, int size, Set<String> trained) {
        for (int i = 0; i < images.size() && !trained.isEmpty(); i++) {
            if (trained.contains(of(images.image(i), size))) {
                String name =
                        images instanceof ImageFolder folder
                                ? folder.files().get(i).toString()
                                : images.name() + ", number " + i;
                throw new IllegalArgumentException(
                        "The detector was trained on the image "
                                + name
                                + ": its score says nothing of new images. Calibrate on images that"
                                + " no training has seen");
            }
        }
    }
}

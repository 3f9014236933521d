// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data;

import io.github.oecl.image.RgbImage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/** The SHA-256 of what a set holds. */
final class ContentDigest {

    /** So many images are decoded at once where they are not in memory. */
    private static final int CHUNK = 256;

    private ContentDigest() {}

    static String of(ImageSet images) {
        MessageDigest sha256 = sha256();
        addNumbers(sha256, images.classNames().size(), images.size());
        images.classNames().forEach(name -> addText(sha256, name));
        for (int start = 0; start < images.size(); start += CHUNK) {
            int from = start;
            List<RgbImage> decoded =
                    IntStream.range(from, Math.min(from + CHUNK, images.size()))
                            .parallel()
                            .mapToObj(images::image)
                            .toList();
            for (int i = 0; i < decoded.size(); i++) {
                addImage(sha256, images.label(from + i), decoded.get(i));
            }
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static void addImage(MessageDigest sha256, int label, RgbImage image) {
        addNumbers(sha256, label, image.width(), image.height());
        sha256.update(image.toBytes());
    }

    private static void addText(MessageDigest sha256, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        addNumbers(sha256, bytes.length);
        sha256.update(bytes);
    }

    private static void addNumbers(MessageDigest sha256, int... numbers) {
        ByteBuffer buffer = ByteBuffer.allocate(Integer.BYTES * numbers.length);
        for (int number : numbers) {
            buffer.putInt(number);
        }
        sha256.update(buffer.array());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform must have SHA-256", e);
        }
    }
}

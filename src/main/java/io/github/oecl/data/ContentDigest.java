// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data;

import io.github.oecl.image.RgbImage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of what a set holds. */
final class ContentDigest {

    private ContentDigest() {}

    static String of(ImageSet images) {
        MessageDigest sha256 = sha256();
        addNumbers(sha256, images.classNames().size(), images.size());
        images.classNames().forEach(name -> addText(sha256, name));
        for (int i = 0; i < images.size(); i++) {
            addImage(sha256, images.label(i), images.image(i));
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

// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.io.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The checksum of a file: an algorithm such as MD5 or SHA-256, and what it must give. */
public record Checksum(String algorithm, String hexDigits) {

    /**
     * Returns whether a file has this checksum.
     *
     * @param file which
     * @return true if so
     * @throws IOException if it cannot be read
     */
    public boolean fits(Path file) throws IOException {
        return of(algorithm, file).equals(hexDigits);
    }

    /**
     * Computes the checksum of a file.
     *
     * @param algorithm such as SHA-256
     * @param file which
     * @return the checksum in hexadecimal digits
     * @throws IOException if it cannot be read
     */
    public static String of(String algorithm, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digest = new DigestInputStream(in, digest(algorithm))) {
            digest.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        }
    }

    /** {@return an empty digest of SHA-256} */
    public static MessageDigest sha256() {
        return digest("SHA-256");
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform must have " + algorithm, e);
        }
    }
}

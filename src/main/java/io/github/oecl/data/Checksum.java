// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data;

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
record Checksum(String algorithm, String hexDigits) {

    /** Says whether a file has this checksum. */
    boolean fits(Path file) throws IOException {
        return of(algorithm, file).equals(hexDigits);
    }

    static String of(String algorithm, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digest =
                        new DigestInputStream(in, MessageDigest.getInstance(algorithm))) {
            digest.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform must have " + algorithm, e);
        }
    }
}

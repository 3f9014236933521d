// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.io.internal;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** New files beside an output, of names that nobody else has. */
final class Drafts {

    /** A name may have 255 bytes; the draft of a long one must not be longer than it. */
    private static final int MOST_OF_A_NAME = 40;

    private static final SecureRandom RANDOM = new SecureRandom();

    private Drafts() {}

    /** Makes an empty file, with the permissions that any new file gets there. */
    static Path create(Path folder, String name) throws IOException {
        while (true) {
            try {
                return Files.createFile(folder.resolve(draftName(name)));
            } catch (FileAlreadyExistsException e) {
                // Some other draft has the name: draw another.
                continue;
            }
        }
    }

    /** Plain characters alone, which every file system takes in every encoding. */
    private static String draftName(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9._-]", "_");
        String start = plain.substring(0, Math.min(plain.length(), MOST_OF_A_NAME));
        byte[] number = new byte[Long.BYTES];
        RANDOM.nextBytes(number);
        return start + "." + HexFormat.of().formatHex(number) + OutputFile.DRAFT;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Tells a file that a command has written from one of the user's, by how it begins. */
final class EarlierOutput {

    private static final int START = 64;

    /** A result, a trajectory or a table of a grid, a table of scores, a model; or nothing. */
    private static final Pattern KNOWN =
            Pattern.compile(
                    "|\\{\\s*\"config\".*|# \\{.*|file,score,p_value,.*"
                            + "|image,folder,file,score,.*|PK.{28}model\\.json.*",
                    Pattern.DOTALL);

    private EarlierOutput() {}

    static boolean is(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            String start = new String(in.readNBytes(START), StandardCharsets.ISO_8859_1);
            return KNOWN.matcher(start).matches();
        } catch (IOException e) {
            // What cannot be read is not known to be ours.
            return false;
        }
    }
}

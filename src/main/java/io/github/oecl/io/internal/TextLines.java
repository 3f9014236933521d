// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.io.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads text files from anywhere: in UTF-8, and within bounds, so that a file cannot fill the
 * memory.
 */
public final class TextLines {

    private static final int MOST_BYTES = 1 << 26;

    /** A line of one letter takes fifty times as much in memory. */
    private static final int MOST_LINES = 2_000_000;

    private TextLines() {}

    /**
     * Reads all lines.
     *
     * @param file which
     * @return its lines
     * @throws CharacterCodingException if it is no UTF-8 text
     * @throws IOException if it cannot be read, or is larger than any that belongs here; the
     *     message names it
     */
    public static List<String> of(Path file) throws IOException {
        return of(file, MOST_BYTES, MOST_LINES);
    }

    static List<String> of(Path file, int mostBytes, int mostLines) throws IOException {
        List<String> lines = new ArrayList<>();
        BufferedReader reader = new BufferedReader(new StringReader(text(file, mostBytes)));
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (lines.size() == mostLines) {
                throw tooLarge(file, mostLines, "lines");
            }
            lines.add(line);
        }
        return lines;
    }

    /** Reads a whole text, from a pipe as well, which does not tell its size. */
    static String text(Path file, int mostBytes) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException(file + " is a folder; name a file");
        }
        if (Files.isRegularFile(file) && Files.size(file) > mostBytes) {
            throw tooLarge(file, mostBytes, "bytes");
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(mostBytes + 1);
        }
        if (bytes.length > mostBytes) {
            throw tooLarge(file, mostBytes, "bytes");
        }
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }

    private static IOException tooLarge(Path file, int most, String unit) {
        return new IOException(
                String.format(
                        Locale.ROOT,
                        "%s has more than %,d %s, the most that such a file may have",
                        file,
                        most,
                        unit));
    }
}

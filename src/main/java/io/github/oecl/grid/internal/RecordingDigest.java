// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.grid.internal;

import io.github.oecl.io.internal.Checksum;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/** What tells other recordings from those that a page or a notebook was made from. */
public final class RecordingDigest {

    private static final String ALGORITHM = "SHA-256";
    private static final int DIGEST_BYTES = 8;
    private static final String CELLS = "cells";
    private static final String TABLE = ".csv";

    private RecordingDigest() {}

    /**
     * Computes the digest.
     *
     * @param recorded the folder of the recordings
     * @param names of grids, of which all results count, and of tables such as {@code
     *     trajectory-*.csv}; their order does not matter, and one without files adds nothing
     * @return the beginning of a SHA-256 over the files
     * @throws IOException if a file cannot be read
     */
    public static String of(Path recorded, Collection<String> names) throws IOException {
        StringBuilder sums = new StringBuilder();
        for (String name : names.stream().distinct().sorted().toList()) {
            for (Path file : files(recorded, name)) {
                String sum = Checksum.of(ALGORITHM, file);
                sums.append(name).append(file.getFileName()).append(sum);
            }
        }
        byte[] bytes = sums.toString().getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(Checksum.sha256().digest(bytes), 0, DIGEST_BYTES);
    }

    private static List<Path> files(Path recorded, String name) throws IOException {
        boolean table = name.endsWith(TABLE);
        Path folder = table ? recorded : recorded.resolve(name).resolve(CELLS);
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> found =
                    Files.newDirectoryStream(folder, table ? name : "*")) {
                found.forEach(files::add);
            }
        }
        return files.stream().sorted().toList();
    }
}

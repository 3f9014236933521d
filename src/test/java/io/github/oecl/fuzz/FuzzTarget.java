// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the fuzzer calls: the reader that the property {@code oecl.fuzz.target} names. */
public final class FuzzTarget {

    static final String PROPERTY = "oecl.fuzz.target";

    private static final Target TARGET = Targets.named(System.getProperty(PROPERTY));
    private static final Path FOLDER = folder();

    private FuzzTarget() {}

    /** Makes all that reading needs, once, and before the clock of the first input runs. */
    public static void fuzzerInitialize() throws IOException {
        for (byte[] sample : TARGET.samples()) {
            TARGET.refuses(FOLDER, sample);
        }
    }

    /** Reads bytes as a file; whatever else than a proper refusal is thrown is a finding. */
    public static void fuzzerTestOneInput(byte[] data) throws IOException {
        TARGET.refuses(FOLDER, data);
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("oecl-fuzz");
            folder.toFile().deleteOnExit();
            folder.resolve(TARGET.file()).toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

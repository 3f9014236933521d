// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.io.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Watches how full the disk is. Long work asks before it begins and before each file that it keeps,
 * so that it stops with a reason rather than fill the disk that everything else needs.
 */
public final class DiskSpace {

    /** The variable that says how many megabytes must stay free. */
    public static final String VARIABLE = "OECL_MIN_FREE_MB";

    private static final long USUAL_MEGABYTES = 200;
    private static final long MEGABYTE = 1_000_000;

    private final long minimum;

    private DiskSpace(long minimum) {
        this.minimum = minimum;
    }

    /**
     * Returns the watch of the variable {@value #VARIABLE}; unset, 200 MB must stay free.
     *
     * @return the watch
     * @throws IllegalArgumentException if the variable is no number of at least 0
     */
    public static DiskSpace fromEnvironment() {
        String value = System.getenv(VARIABLE);
        return of(value == null || value.isBlank() ? "" + USUAL_MEGABYTES : value.strip());
    }

    static DiskSpace of(String megabytes) {
        if (!megabytes.matches("\\d{1,12}")) {
            throw new IllegalArgumentException(
                    VARIABLE
                            + " is \""
                            + megabytes
                            + "\"; it must be a number of megabytes, 0 for no limit");
        }
        return new DiskSpace(Long.parseLong(megabytes) * MEGABYTE);
    }

    /**
     * Checks that there is room for a file and that enough stays free.
     *
     * @param folder that is there, on the disk in question
     * @param bytes of the file, 0 where it is not known
     * @throws IOException if there is not, or the folder is not there
     */
    public void require(Path folder, long bytes) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        if (minimum > 0 && free - bytes < minimum) {
            throw new IOException(
                    String.format(
                                    Locale.ROOT,
                                    "%s has room for %,d MB, and %,d MB must stay free: make room, choose a folder",
                                    folder,
                                    free / MEGABYTE,
                                    minimum / MEGABYTE)
                            + " on another disk, or set "
                            + VARIABLE
                            + " to another limit");
        }
    }
}

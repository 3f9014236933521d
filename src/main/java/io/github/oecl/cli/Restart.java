// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.cli;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.StringArray;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Starts this program again with a variable set, in place of itself: exec of Linux. Process id,
 * input, output and whoever waits stay the same. oneDNN reads its variable once a process, so that
 * there is no other way to change it.
 */
final class Restart {

    /** Set in the second start, which is the last. */
    private static final String DONE = "OECL_RESTARTED";

    private static final Path COMMAND = Path.of("/proc/self/cmdline");
    private static final Path PROGRAM = Path.of("/proc/self/exe");

    /** A file's name may be in any encoding: each byte is kept as it is. */
    private static final Charset BYTES = StandardCharsets.ISO_8859_1;

    private Restart() {}

    /** The two functions of the C library that it takes. */
    private interface LibC extends Library {
        int setenv(String name, String value, int overwrite);

        int execv(String path, StringArray arguments);
    }

    /** Returns whether it can be tried: on Linux, once. */
    static boolean isPossible() {
        return System.getenv(DONE) == null && Files.isReadable(COMMAND);
    }

    /** Does not return unless it fails. */
    static void with(String variable, String value) {
        try {
            String[] command = new String(Files.readAllBytes(COMMAND), BYTES).split("\0", -1);
            // A zero ends each argument, and so the last one, too.
            String[] arguments = Arrays.copyOf(command, command.length - 1);
            String program = Files.readSymbolicLink(PROGRAM).toString();
            LibC libc = Native.load("c", LibC.class);
            libc.setenv(variable, value, 1);
            libc.setenv(DONE, "1", 1);
            libc.execv(program, new StringArray(arguments, BYTES.name()));
        } catch (IOException | LinkageError e) {
            // Then the error that led here is reported, which says what to set.
            return;
        }
    }
}

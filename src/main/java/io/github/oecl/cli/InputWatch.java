// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.cli;

import java.io.IOException;
import java.io.InputStream;

/** Ends the JVM when its input ends: the process that started it asks for that, or has died. */
final class InputWatch {

    private static final int STOPPED = 143;

    private InputWatch() {}

    static void start(InputStream input) {
        Thread watch = new Thread(() -> await(input), "oecl-input");
        watch.setDaemon(true);
        watch.start();
    }

    private static void await(InputStream input) {
        try {
            while (input.read() >= 0) {
                // What is sent means nothing; that the input is open does.
                continue;
            }
        } catch (IOException e) {
            System.err.println("oecl: the input cannot be read, so this ends: " + e.getMessage());
        }
        System.exit(STOPPED);
    }
}

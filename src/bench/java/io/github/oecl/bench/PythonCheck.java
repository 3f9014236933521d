// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Asks whether there is a Python that can be the peer. */
final class PythonCheck {

    private PythonCheck() {}

    /** Returns why there is no peer, or null if there is one. */
    static String reasonAgainst(Path folder) {
        ProcessBuilder builder =
                new ProcessBuilder("python3", "-B", folder.resolve("check.py").toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            Process process = builder.start();
            String answer =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                            .trim();
            return process.waitFor() == 0 ? null : answer.isEmpty() ? "python3 failed" : answer;
        } catch (IOException e) {
            return "there is no python3";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }
}

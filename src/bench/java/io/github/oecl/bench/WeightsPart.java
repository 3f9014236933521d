// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whether PyTorch loads exported weights with strict=True, and computes the same with them. */
final class WeightsPart {

    private WeightsPart() {}

    static List<Measurement> run(Bench bench) throws IOException {
        if (bench.hasPython()) {
            Path folder = Files.createDirectories(bench.data().resolve("weights"));
            WeightsCase.main(folder.toString());
            said(bench.program().resolveSibling("weights.py"), folder).lines().forEach(bench::note);
        }
        return List.of();
    }

    private static String said(Path program, Path folder) throws IOException {
        Process process =
                new ProcessBuilder("python3", "-B", program.toString(), folder.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        String said =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            if (process.waitFor() != 0) {
                throw new IOException(program + " failed; what it said stands above");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while " + program + " ran", e);
        }
        return said;
    }
}

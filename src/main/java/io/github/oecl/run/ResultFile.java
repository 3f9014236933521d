// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.run;

import io.github.oecl.io.internal.Json;
import io.github.oecl.io.internal.OutputFile;
import java.io.IOException;
import java.nio.file.Path;

/** Results and configurations as JSON. A file is complete or it is not there. */
final class ResultFile {

    private ResultFile() {}

    static void write(RunResult result, Path file) throws IOException {
        OutputFile.at(file).write(Json.text(result));
    }

    static void write(RunConfig config, Path file) throws IOException {
        OutputFile.at(file).write(Json.text(config));
    }

    static RunResult read(Path file) throws IOException {
        RunResult result = Json.read(file, RunResult.class);
        if (result.config() == null
                || result.provenance() == null
                || result.training() == null
                || result.measured() == null
                || result.scores() == null) {
            throw new IOException(
                    file
                            + " holds no valid RunResult: it lacks one of config, provenance,"
                            + " training, measured and scores");
        }
        return result;
    }

    static RunConfig readConfig(Path file) throws IOException {
        String text = Json.textOf(file);
        boolean result = text.contains("\"provenance\"");
        return result ? read(file).config() : Json.parse(file, text, RunConfig.class);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.bench;

import io.github.oecl.data.DataCatalog;
import io.github.oecl.model.ModelFile;
import io.github.oecl.run.PretrainedEncoder;
import io.github.oecl.run.ResultFile;
import io.github.oecl.run.Run;
import io.github.oecl.run.RunConfig;
import io.github.oecl.train.ProgressLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Trains the encoder of {@link PretrainedEncoder}, in a few minutes on one thread: {@code
 * PretrainedMaker src/main/resources/io/github/oecl/run}.
 */
public final class PretrainedMaker {

    private PretrainedMaker() {}

    /**
     * Trains it and writes the model and the result.
     *
     * @param arguments the folder
     * @throws IOException if a file cannot be written
     */
    public static void main(String... arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        RunConfig config = PretrainedEncoder.config();
        DataCatalog data = DataCatalog.fromEnvironment();
        try (Run run = Run.of(config, data, new ProgressLog(System.out, 10))) {
            ResultFile.write(run.result(), folder.resolve(PretrainedEncoder.VERSION + ".json"));
            ModelFile.save(
                    run.model(),
                    Map.of("version", PretrainedEncoder.VERSION),
                    folder.resolve(PretrainedEncoder.VERSION + ".oecl"));
        }
    }
}

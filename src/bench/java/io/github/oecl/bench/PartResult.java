// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.bench;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.github.oecl.io.internal.OutputFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A part of the benchmark, as its file keeps it.
 *
 * @param part its name
 * @param quick whether it only proves that the benchmark runs
 * @param machine where and when
 * @param seconds how long it took
 * @param notes lines for a reader, such as what was skipped and why
 * @param measurements what each contender reached
 */
record PartResult(
        String part,
        boolean quick,
        Machine machine,
        double seconds,
        List<String> notes,
        List<Measurement> measurements) {

    private static final Gson JSON = new GsonBuilder().setPrettyPrinting().create();

    void write(Path folder) throws IOException {
        OutputFile.at(folder.resolve(part + ".json")).write(JSON.toJson(this) + "\n");
    }

    static PartResult read(Path file) throws IOException {
        return JSON.fromJson(Files.readString(file), PartResult.class);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.github.oecl.io.internal.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Recorded configurations are read, and written as they were. */
@Tag("recorded")
class RecordedConfigTest {

    @Test
    void everyRecordedConfigurationIsWrittenAsItWasRead() throws IOException {
        Set<JsonObject> configs = new HashSet<>();
        for (Path file : files()) {
            JsonObject json = Json.read(file, JsonObject.class);
            if (json.has("config")) {
                configs.add(json.getAsJsonObject("config"));
            }
        }
        assertTrue(configs.size() > 100, configs.size() + " configurations");
        for (JsonObject config : configs) {
            String again = Json.text(Json.value(config, RunConfig.class));
            assertEquals(Json.text(config), again);
        }
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("notebooks", "recorded"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> !file.toString().endsWith(".grid.json"))
                    .toList();
        }
    }
}

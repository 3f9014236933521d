// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model.check.internal;

import io.github.oecl.io.internal.OutputFile;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps outcomes, a small file each, in a folder of the user's: what {@code OECL_CACHE} names, else
 * {@code oecl} in {@code XDG_CACHE_HOME} or in {@code DJL_CACHE_DIR}, else {@code ~/.cache/oecl}.
 */
final class CheckCache {

    static final String VARIABLE = "OECL_CACHE";

    private static final Logger LOG = LoggerFactory.getLogger(EngineCheck.class);

    private static final long MOST_BYTES = 100_000;
    private static final String STATUS = "outcome";
    private static final String DETAIL = "detail";
    private static final String SET = "instruction set";
    private static final String REMEDY = "remedy";

    private final Path folder;

    CheckCache(Path folder) {
        this.folder = folder;
    }

    static CheckCache fromEnvironment() {
        return new CheckCache(
                folder(System.getenv(), System.getProperty("user.home", "."))
                        .resolve("engine-check"));
    }

    static Path folder(Map<String, String> environment, String home) {
        String own = environment.getOrDefault(VARIABLE, "");
        if (!own.isBlank()) {
            return Path.of(own);
        }
        for (String variable : new String[] {"XDG_CACHE_HOME", "DJL_CACHE_DIR"}) {
            String shared = environment.getOrDefault(variable, "");
            if (!shared.isBlank()) {
                return Path.of(shared, "oecl");
            }
        }
        return Path.of(home, ".cache", "oecl");
    }

    /** Returns what is known; a file that is damaged, or another's, counts for nothing. */
    Optional<CheckOutcome> find(CheckKey key) {
        Path file = file(key);
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
                return Optional.empty();
            }
            Properties properties = new Properties();
            properties.load(new StringReader(Files.readString(file)));
            boolean same =
                    key.facts().entrySet().stream()
                            .allMatch(
                                    fact ->
                                            fact.getValue()
                                                    .equals(properties.getProperty(fact.getKey())));
            return same ? Optional.of(outcome(properties)) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static CheckOutcome outcome(Properties properties) {
        return new CheckOutcome(
                CheckOutcome.Status.valueOf(properties.getProperty(STATUS, "")),
                properties.getProperty(DETAIL, ""),
                properties.getProperty(SET, ""),
                properties.getProperty(REMEDY, ""));
    }

    /** Keeps an outcome; where that is not possible, says so. */
    void keep(CheckKey key, CheckOutcome outcome) {
        try {
            OutputFile.at(file(key)).write(text(key, outcome));
        } catch (IOException e) {
            LOG.warn(
                    "The outcome of the engine's check cannot be kept in {} ({}): each process"
                            + " checks again. Set {} to a folder that can be written.",
                    folder,
                    e.toString(),
                    VARIABLE);
        }
    }

    Path file(CheckKey key) {
        return folder.resolve(key.name() + ".properties");
    }

    private static String text(CheckKey key, CheckOutcome outcome) throws IOException {
        Properties properties = new Properties();
        properties.putAll(key.facts());
        properties.setProperty(STATUS, outcome.status().name());
        properties.setProperty(DETAIL, outcome.detail());
        properties.setProperty(SET, outcome.instructionSet());
        properties.setProperty(REMEDY, outcome.remedy());
        StringWriter text = new StringWriter();
        properties.store(text, "Whether the engine computes these layers rightly on this machine");
        return text.toString();
    }
}

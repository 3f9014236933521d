// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.Bounded;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every reader looks at sizes, counts and depths before it makes room. */
@Timeout(120)
class HostileSizeTest {

    private static final List<String> OF_AN_ENTRY =
            List.of("model-header", "scores-header", "detector-header", "progress");

    /** What these read is text. */
    private static final List<String> TEXTS =
            List.of("cifar-names", "voc", "table", "grid", "result", "config", "trajectory");

    @TempDir Path folder;

    static Stream<Target> files() {
        return Targets.all().stream().filter(target -> !OF_AN_ENTRY.contains(target.name()));
    }

    static Stream<Target> texts() {
        return files().filter(target -> TEXTS.contains(target.name()));
    }

    /** Behind a sound beginning come gigabytes, which take no room on the disk. */
    @ParameterizedTest
    @MethodSource("files")
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "they would take room on the disk")
    void aHugeFileIsRefusedUnread(Target target) throws IOException {
        for (byte[] start : List.of(target.samples().get(0), new byte[0])) {
            Path file = Files.write(folder.resolve(target.file()), start);
            try (RandomAccessFile longer = new RandomAccessFile(file.toFile(), "rw")) {
                // A multiple of the records of CIFAR.
                longer.setLength(3073L << 20);
            }
            refuse(target, file);
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void manyLinesAndDeepNestingAreRefused(Target target) throws IOException {
        String good = new String(target.samples().get(0), StandardCharsets.UTF_8);
        for (String hostile :
                List.of(
                        "\n".repeat(3_000_000),
                        "x\n".repeat(3_000_000),
                        "[".repeat(100_000) + "]".repeat(100_000),
                        "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000),
                        "<a>".repeat(100_000) + "</a>".repeat(100_000),
                        good + "\n".repeat(3_000_000) + "x")) {
            refuse(target, Files.writeString(folder.resolve(target.file()), hostile));
        }
    }

    private static void refuse(Target target, Path file) throws IOException {
        Exception thrown = new Bounded().run(target.name(), () -> target.reading().read(file));
        assertTrue(thrown instanceof IOException, target + ": " + thrown);
        assertTrue(thrown.getMessage().contains(target.file()), thrown::getMessage);
        assertEquals(true, Files.deleteIfExists(file));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.norm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NormTrajectoryFileTest {

    private static final Map<String, String> PROVENANCE =
            Map.of("seed", "7", "configuration", "{\"alpha\": 1,\n \"τ\": 0.5}", "empty", "");

    @TempDir Path folder;
    private Path file;
    private NormTrajectory trajectory;

    @BeforeEach
    void makeATrajectory() {
        file = folder.resolve("runs").resolve("norms.csv");
        trajectory = new NormTrajectory();
        // The second image's views are the same, so that mu / sigma_v is infinite.
        float[] features = {0.1f, 1, 5, -1, 1, 2, 1, 2};
        trajectory.add(0, "normal", NormStatistics.of(features, 2, 2));
        trajectory.add(10, "OOD: near", NormStatistics.of(features, 2, 2));
    }

    private void writeIt() throws IOException {
        new NormTrajectoryFile(trajectory, PROVENANCE).write(file);
    }

    @Test
    void isReadAsItWasWritten() throws IOException {
        writeIt();
        NormTrajectoryFile read = NormTrajectoryFile.read(file);
        assertEquals(trajectory.rows(), read.trajectory().rows());
        assertEquals(PROVENANCE, read.provenance());
    }

    @Test
    void writingTheSameTwiceGivesTheSameBytes() throws IOException {
        writeIt();
        String first = Files.readString(file);
        writeIt();
        assertEquals(first, Files.readString(file));
    }

    @Test
    void commentsComeFirst() throws IOException {
        writeIt();
        List<String> lines = Files.readAllLines(file);
        assertEquals("# {", lines.get(0));
        assertEquals("#   \"empty\": \"\",", lines.get(2));
        assertTrue(lines.get(5).startsWith("epoch,group,statistic"));
    }

    @Test
    void anEmptyTrajectoryIsRead() throws IOException {
        new NormTrajectoryFile(new NormTrajectory(), Map.of()).write(file);
        assertEquals(List.of(), NormTrajectoryFile.read(file).trajectory().rows());
    }

    @Test
    void nothingElseIsLeftBeside() throws IOException {
        writeIt();
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void aFailedWriteLeavesNothing() throws IOException {
        Files.createDirectories(file.resolve("a folder in the way"));
        assertThrows(IOException.class, this::writeIt);
        assertFalse(Files.exists(file.resolveSibling("norms.csv.part")));
    }

    @Test
    void errorsNameTheFileAndTheLine() throws IOException {
        writeIt();
        assertBroken("normal,SIGMA_V", "normal,SIGMA_W", "SIGMA_W");
        assertBroken("normal,SIGMA_V,2", "normal,SIGMA_V,two", "two");
        assertBroken("0,normal,SIGMA_V,2,", "0,normal,SIGMA_V,", "11 cells");
        assertBroken("0,normal,SIGMA_V", "0,normal,MEAN_NORM", "already");
        assertBroken("epoch,group", "epoch,gruppe", "expected epoch,group");
        assertBroken("# {", "# [", "provenance");
    }

    private void assertBroken(String from, String to, String reason) throws IOException {
        String text = Files.readString(file);
        assertTrue(text.contains(from));
        Path broken =
                Files.writeString(
                        folder.resolve("broken.csv"), text.replaceFirst(Pattern.quote(from), to));
        String message =
                assertThrows(TrajectoryFormatException.class, () -> NormTrajectoryFile.read(broken))
                        .getMessage();
        assertTrue(message.contains("broken.csv, line "), message);
        assertTrue(message.contains(reason), message);
    }

    @Test
    void otherFilesAreRefused() throws IOException {
        Path other = folder.resolve("other.csv");
        Files.writeString(other, "");
        assertThrows(TrajectoryFormatException.class, () -> NormTrajectoryFile.read(other));
        Files.writeString(other, "# not JSON\nepoch\n");
        assertThrows(TrajectoryFormatException.class, () -> NormTrajectoryFile.read(other));
        Files.write(other, new byte[] {(byte) 0xC3, 0x28});
        assertThrows(TrajectoryFormatException.class, () -> NormTrajectoryFile.read(other));
        Files.delete(other);
        assertThrows(NoSuchFileException.class, () -> NormTrajectoryFile.read(other));
    }
}

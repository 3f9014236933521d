// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.data.ImageSet;
import io.github.oecl.data.synthetic.SyntheticImages;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Where the table of {@code oecl score} may go, and that nothing is lost there. */
@Timeout(120)
class ScoreOutputTest {

    private static final ImageSet CARS = SyntheticImages.objects(30, 1, 0).train().ofClasses("car");

    @TempDir static Path shared;
    private static byte[] detector;

    @TempDir Path folder;
    private Path model;
    private Path images;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void train() throws IOException {
        Path normal = Files.createDirectory(shared.resolve("normal"));
        write(24, normal);
        Path model = shared.resolve("m.oecl");
        String[] call = {
            "train",
            normal.toString(),
            "--preset",
            "smoke",
            "--method",
            "simclr",
            "--epochs",
            "1",
            "--out",
            model.toString()
        };
        assertEquals(0, Oecl.commandLine().execute(call));
        detector = Files.readAllBytes(model);
    }

    private static void write(int count, Path to) throws IOException {
        for (int i = 0; i < count; i++) {
            Files.write(to.resolve(i + ".png"), CARS.image(i).png());
        }
    }

    @BeforeEach
    void copy() throws IOException {
        model = Files.write(folder.resolve("m.oecl"), detector);
        images = Files.createDirectory(folder.resolve("new"));
        write(3, images);
    }

    private int score(Path csv) {
        CommandLine command = Oecl.commandLine();
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return command.execute(
                "score",
                model.toString(),
                images.toString(),
                "--csv",
                csv.toString(),
                "--level",
                "0.2");
    }

    private void refused(Path csv, String said) {
        assertEquals(1, score(csv));
        assertTrue(err.toString().contains("Cannot write " + csv), err::toString);
        assertTrue(err.toString().contains(said), err::toString);
        assertEquals("", out.toString(), "nothing has begun");
    }

    private static void requireTable(String text) {
        assertTrue(text.startsWith("file,score,p_value,verdict\n"), text);
        assertEquals(4, text.lines().count(), text);
    }

    @Test
    void theModelIsNotOverwritten() throws IOException {
        Path hard = Files.createLink(folder.resolve("hard"), model);
        Path link = Files.createSymbolicLink(folder.resolve("link"), model);
        for (Path csv : List.of(model, hard, link)) {
            refused(csv, "it is the input " + model);
        }
        assertArrayEquals(detector, Files.readAllBytes(model));
    }

    @Test
    void anImageIsNotOverwritten() throws IOException {
        Path image = images.resolve("1.png");
        byte[] before = Files.readAllBytes(image);
        Path hard = Files.createLink(folder.resolve("hard"), image);
        Path link = Files.createSymbolicLink(folder.resolve("link"), image);
        for (Path csv : List.of(image, hard, link)) {
            refused(csv, "it is a file of the input folder " + images);
        }
        assertArrayEquals(before, Files.readAllBytes(image));
        Path damaged = Files.writeString(images.resolve("damaged.jpg"), "\u00ff\u00d8 damaged");
        refused(damaged, "it is a file of the input folder " + images);
    }

    @Test
    void theTableAmongTheImagesIsWrittenAgain() throws IOException {
        Path csv = images.resolve("table.csv");
        assertEquals(0, score(csv), err::toString);
        String first = Files.readString(csv);
        assertEquals(0, score(csv), err::toString);
        assertEquals(first, Files.readString(csv));
        requireTable(first);
    }

    @Test
    void aFileThatIsCalledLikeADraftStays() throws IOException {
        Path mine = Files.writeString(folder.resolve("r.csv.part"), "mine");
        assertEquals(0, score(folder.resolve("r.csv")), err::toString);
        assertEquals("mine", Files.readString(mine));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege")
    void aLinkStaysAndItsFileGetsTheTable() throws IOException {
        Path target = Files.writeString(folder.resolve("real.csv"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), target);
        assertEquals(0, score(link), err::toString);
        assertEquals(target, Files.readSymbolicLink(link));
        requireTable(Files.readString(target));
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "devices are named as on Linux")
    void aDeviceAndANamedPipeGetTheTable() throws Exception {
        assertEquals(0, score(Path.of("/dev/null")), err::toString);
        assertFalse(Files.isRegularFile(Path.of("/dev/null")));
        Path pipe = folder.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        Process reader = new ProcessBuilder("cat", pipe.toString()).start();
        CompletableFuture<Integer> scored = CompletableFuture.supplyAsync(() -> score(pipe));
        requireTable(new String(reader.getInputStream().readAllBytes()));
        assertEquals(0, scored.get(), err::toString);
    }

    /** As in a container, in a scheduled job or on another machine by ssh. */
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "names are read by the locale")
    void namesAreTheFilesOwnInTheLanguageC() throws Exception {
        byte[] image = Files.readAllBytes(images.resolve("0.png"));
        Files.writeString(images.resolve("细胞.txt"), "no image");
        Files.createDirectory(images.resolve("sub"));
        for (String name : List.of("%E8%A1%80%E7%90%83", "caf%E9", "caf%E8", "sub/a%5Cb")) {
            Files.write(Path.of(URI.create(images.toUri() + name + ".png")), image);
        }
        Path csv = folder.resolve("r.csv");
        String said = inTheLanguageC("score", model, images, "--csv", csv, "--level", "0.2");
        Set<String> names =
                Files.readAllLines(csv).stream()
                        .skip(1)
                        .map(line -> line.replaceAll(",.*", ""))
                        .collect(Collectors.toSet());
        Set<String> expected = new TreeSet<>(List.of("0.png", "1.png", "2.png", "血球.png"));
        expected.addAll(List.of("caf\\xE9.png", "caf\\xE8.png", "sub/a\\b.png"));
        assertEquals(expected, new TreeSet<>(names), said);
        said = inTheLanguageC("score", model, images.resolve("血球.png"), "--csv", csv);
        assertTrue(said.contains("set LC_ALL=C.UTF-8"), said);
    }

    private String inTheLanguageC(Object... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(Oecl.class.getName());
        Stream.of(arguments).map(Object::toString).forEach(command::add);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        return new String(builder.start().getInputStream().readAllBytes());
    }

    /** What else is said goes to the other output, so that the table can be used. */
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "open files are named as on Linux")
    void theStandardOutputGetsTheTableAlone() throws Exception {
        Path redirected = Files.writeString(folder.resolve("redirected"), "before\n");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(Oecl.class.getName());
        command.addAll(List.of("score", model.toString(), images.toString()));
        command.addAll(List.of("--csv", "/dev/stdout", "--level", "0.2"));
        Process process =
                new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(redirected.toFile()))
                        .start();
        String said = new String(process.getErrorStream().readAllBytes());
        assertEquals(0, process.waitFor(), said);
        String text = Files.readString(redirected);
        assertTrue(text.startsWith("before\n"), text);
        requireTable(text.substring("before\n".length()));
        assertTrue(said.contains("wrote /dev/stdout"), said);
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(3, left.count());
        }
    }
}

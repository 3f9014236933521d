// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.oecl.io.internal.OutputFile;
import io.github.oecl.io.internal.OutputFolder;
import io.github.oecl.run.DataConfig;
import io.github.oecl.run.Preset;
import io.github.oecl.run.Recipes;
import io.github.oecl.run.RunConfig;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Every command with an output, and every kind of output that cannot be: said before the work. */
@Timeout(60)
class OutputsTest {

    /** The options that name files or folders which are only read. */
    private static final Set<String> INPUT_OPTIONS =
            Set.of("--oe", "--from", "--normal", "--recorded");

    private static final Set<String> WRITING =
            Set.of("run", "grid", "experiment", "trajectory", "train", "score", "fetch");

    @TempDir Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** An output that cannot be, as a path below a folder, and what is said of it. */
    private enum Bad {
        BELOW_A_FILE("note/deep/result", "note is a file, not a folder"),
        NAME_TOO_LONG("n".repeat(256), "too long"),
        FOLDER_NAME_TOO_LONG("n".repeat(256) + "/result", "too long"),
        LINK_TO_ITSELF("loop", "a loop of links"),
        BELOW_A_LINK_TO_NOTHING("nowhere/result", "nowhere is a link to nothing"),
        IN_A_FOLDER_THAT_TAKES_NO_FILES("/proc/self/result", "/proc/self"),
        A_FOLDER("folder", "it is a folder"),
        A_FILE("note", "it is a file, not a folder");

        private final String path;
        private final String said;

        Bad(String path, String said) {
            this.path = path;
            this.said = said;
        }

        boolean isBadFor(ArgSpec output) {
            return switch (this) {
                case A_FOLDER -> output.type() == OutputFile.class;
                case A_FILE -> output.type() == OutputFolder.class;
                default -> true;
            };
        }
    }

    static Stream<Arguments> outputsAndWhatIsBad() {
        return commands()
                .flatMap(command -> outputs(command).map(output -> List.of(command, output)))
                .flatMap(
                        pair ->
                                Stream.of(Bad.values())
                                        .filter(bad -> bad.isBadFor((ArgSpec) pair.get(1)))
                                        .map(bad -> Arguments.of(name(pair), option(pair), bad)));
    }

    private static Stream<CommandLine> commands() {
        return Oecl.commandLine().getSubcommands().values().stream().distinct();
    }

    private static Stream<ArgSpec> outputs(CommandLine command) {
        return command.getCommandSpec().args().stream()
                .filter(arg -> Set.of(OutputFile.class, OutputFolder.class).contains(arg.type()));
    }

    private static String option(List<Object> pair) {
        return ((OptionSpec) pair.get(1)).longestName();
    }

    private static String name(List<Object> pair) {
        return ((CommandLine) pair.get(0)).getCommandName();
    }

    @ParameterizedTest
    @MethodSource("outputsAndWhatIsBad")
    void isSaidBeforeTheWork(String command, String output, Bad bad) throws IOException {
        assumeTrue(!bad.path.startsWith("/proc") || Files.isDirectory(Path.of("/proc/self")));
        Path note = Files.writeString(folder.resolve("note"), "mine");
        Files.createDirectory(folder.resolve("folder"));
        Files.createSymbolicLink(folder.resolve("loop"), Path.of("loop"));
        Files.createSymbolicLink(folder.resolve("nowhere"), Path.of("missing"));
        List<Path> before = left();
        String path = folder.resolve(bad.path).toString();
        assertEquals(1, oecl(call(command, output, path)), err::toString);
        assertTrue(err.toString().startsWith("oecl: Cannot write " + path), err::toString);
        assertTrue(err.toString().contains(bad.said), err::toString);
        assertEquals(1, err.toString().lines().count(), err::toString);
        assertEquals("", out.toString(), "nothing has begun");
        assertEquals(before, left());
        assertEquals("mine", Files.readString(note));
    }

    /** The shortest call that the command accepts, whose inputs are not there. */
    private String[] call(String command, String output, String path) {
        List<String> call = new ArrayList<>(List.of(command));
        CommandLine line = Oecl.commandLine().getSubcommands().get(command);
        for (PositionalParamSpec parameter : line.getCommandSpec().positionalParameters()) {
            call.add(folder.resolve("absent").toString());
        }
        for (OptionSpec option : line.getCommandSpec().options()) {
            boolean given = option.longestName().equals(output);
            if (given || option.required()) {
                String other =
                        option.type().isEnum()
                                ? option.type().getEnumConstants()[0].toString()
                                : folder.resolve("other").toString();
                call.add(option.longestName() + "=" + (given ? path : other));
            }
        }
        return call.toArray(String[]::new);
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.sorted().toList();
        }
    }

    private int oecl(String... arguments) {
        CommandLine command = Oecl.commandLine();
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }

    @Test
    void everyCommandThatWritesIsChecked() {
        Set<String> checked = new TreeSet<>();
        commands()
                .filter(command -> outputs(command).findAny().isPresent())
                .forEach(command -> checked.add(command.getCommandName()));
        assertTrue(checked.containsAll(WRITING), checked::toString);
    }

    /** A new option that names a file is an output and checked, or is listed here as an input. */
    @Test
    void everyOptionThatNamesAFileIsAnOutputOrAKnownInput() {
        Set<String> unknown = new TreeSet<>();
        commands()
                .flatMap(command -> command.getCommandSpec().options().stream())
                .filter(OutputsTest::namesAFile)
                .filter(option -> !INPUT_OPTIONS.contains(option.longestName()))
                .forEach(option -> unknown.add(option.longestName()));
        assertEquals(Set.of(), unknown);
    }

    private static boolean namesAFile(OptionSpec option) {
        boolean labelled = Set.of("FILE", "DIR", "FOLDER", "MODEL").contains(label(option));
        boolean output = Set.of(OutputFile.class, OutputFolder.class).contains(option.type());
        return option.type() == Path.class || option.type() == File.class || labelled && !output;
    }

    private static String label(OptionSpec option) {
        return option.paramLabel().replaceAll("[<>]", "").toUpperCase(java.util.Locale.ROOT);
    }

    @Test
    void aConfigurationIsNotOverwrittenByItsResult() throws IOException {
        Path config = Files.writeString(folder.resolve("c.json"), "{\"config\": {}}");
        assertEquals(1, oecl("run", config.toString(), "--out", config.toString()));
        assertTrue(err.toString().contains("it is the input " + config), err::toString);
        assertEquals("", out.toString());
    }

    /** The second would take the place of the first. */
    @Test
    void twoOutputsAreNotOneFile() throws IOException {
        Files.createSymbolicLink(folder.resolve("link"), folder);
        for (boolean there : new boolean[] {false, true}) {
            for (String other : List.of("t", "link/t", "./t")) {
                String[] call = {"drift", path("m.oecl"), path("in"), "--csv", path("t")};
                String[] plot = {"--plot", path(other)};
                assertEquals(1, oecl(joined(call, plot)));
                assertTrue(err.toString().contains("Two outputs are one file"), err::toString);
                err.getBuffer().setLength(0);
            }
            Files.writeString(folder.resolve("t"), "");
        }
        assertEquals("", out.toString(), "nothing has begun");
    }

    @Test
    void noFolderOfSeveralIsWrittenInto() throws IOException {
        Path second = Files.createDirectory(folder.resolve("second"));
        Path image = Files.writeString(second.resolve("1.png"), "some image");
        String[] call = {"drift", path("m.oecl"), path("first"), second.toString()};
        for (String output : List.of("--csv", "--plot")) {
            String other = output.equals("--csv") ? "--plot" : "--csv";
            String[] outputs = {output, image.toString(), other, path("o")};
            assertEquals(1, oecl(joined(call, outputs)));
            assertTrue(err.toString().contains("it is a file of the input folder"), err::toString);
            err.getBuffer().setLength(0);
        }
        String[] plot = {"--csv", path("o"), "--plot", second.resolve("p.png").toString()};
        assertEquals(1, oecl(joined(call, plot)));
        assertTrue(err.toString().contains("one of its images next time"), err::toString);
        String[] score = {"score", path("m.oecl"), second.toString(), "--csv", path("o")};
        String[] figures = {"--explain", "3", "--out", second.resolve("figures").toString()};
        err.getBuffer().setLength(0);
        assertEquals(1, oecl(joined(score, figures)));
        assertTrue(err.toString().contains("one of its images next time"), err::toString);
        assertEquals("", out.toString(), "nothing has begun");
        assertEquals("some image", Files.readString(image));
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private static String[] joined(String[] first, String[] second) {
        return Stream.of(first, second).flatMap(Stream::of).toArray(String[]::new);
    }

    @Test
    void aGridIsNotOverwrittenByItsResults() throws IOException {
        for (String place : List.of("results.csv", "cells/x.json", "work/x.json")) {
            Path grid = folder.resolve("out").resolve(place);
            Files.createDirectories(grid.getParent());
            String json = "{\"name\": \"x\", \"axes\": {\"recipe\": [\"objects\"]}}";
            Files.writeString(grid, json);
            assertEquals(
                    1, oecl("grid", grid.toString(), "--out", folder.resolve("out").toString()));
            assertTrue(err.toString().contains("Cannot write"), err::toString);
            assertTrue(err.toString().contains("the input " + grid), err::toString);
            assertEquals(json, Files.readString(grid));
            Files.delete(grid);
        }
    }

    @Test
    void imagesOfTheTrainingAreNotOverwrittenByItsModel() throws IOException {
        Path normal = Files.createDirectories(folder.resolve("normal/deep"));
        Path image = Files.writeString(normal.resolve("1.png"), "some image");
        Path other = Files.createDirectory(folder.resolve("other"));
        Path outlier = Files.writeString(other.resolve("2.png"), "some outlier");
        Path hard = Files.createLink(folder.resolve("hard"), outlier);
        for (Path model : List.of(image, outlier, hard)) {
            String[] call = {"train", normal.getParent().toString(), "--oe", other.toString()};
            String[] to = {"--out", model.toString()};
            assertEquals(1, oecl(Stream.of(call, to).flatMap(Stream::of).toArray(String[]::new)));
            assertTrue(err.toString().contains("it is a file of the input folder"), err::toString);
        }
        assertEquals("some image", Files.readString(image));
        assertEquals("some outlier", Files.readString(outlier));
    }

    @Test
    void anImageOfAConfigurationIsNotOverwritten() throws IOException {
        Path images = Files.createDirectory(folder.resolve("images"));
        Path image = Files.writeString(images.resolve("1.png"), "some image");
        RunConfig config = Recipes.byName("objects", Preset.SMOKE);
        DataConfig data =
                new DataConfig(
                        "imagefolder?path=" + images,
                        List.of("car"),
                        List.of(),
                        null,
                        List.of(),
                        0,
                        0,
                        false,
                        0);
        Path file = folder.resolve("c.json");
        config.with(data).write(file);
        assertEquals(1, oecl("run", file.toString(), "--out", image.toString()));
        assertTrue(err.toString().contains("the input folder " + images), err::toString);
        assertEquals("some image", Files.readString(image));
    }

    /** As of the folder that OECL_DATA names. */
    @Test
    void filesOfTheDataAreNotOverwrittenButEarlierOutputsAre() throws IOException {
        List<String> earlier =
                List.of(
                        "",
                        "{\n  \"config\": {\n",
                        "# {\n#   \"config\"",
                        "file,score,p_value,verdict\n");
        for (String start : earlier) {
            Path file = Files.writeString(folder.resolve("r"), start);
            Outputs.sparing(OutputFile.at(file), List.of(folder)).check();
        }
        for (String start :
                List.of("\1\2\3", "lesion_id,dx\n", "{\"images\": []}", "PK\3\4 other")) {
            Path file = Files.writeString(folder.resolve("r"), start);
            OutputFile output = Outputs.sparing(OutputFile.at(file), List.of(folder));
            assertThrows(IOException.class, output::check, start);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.oecl;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.io.File;
import java.io.FileOutputStream;
import java.io.FileWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Every package keeps to its layer: it uses those of lower layers only. */
class LayersTest {

    private static final String ROOT = "io.github.oecl.";
    private static final Path SOURCES = Path.of("src", "main", "java", "io", "github", "oecl");
    private static final int MOST_LINES = 2600;

    /**
     * From the lowest up. Packages of one layer do not use each other, but for {@link #NEIGHBOURS}
     * and a package and its own sub-packages.
     */
    private static final List<Set<String>> LAYERS =
            List.of(
                    Set.of("random", "io.internal", "extension.internal"),
                    Set.of("image", "image.internal"),
                    Set.of(
                            "data",
                            "data.formats",
                            "data.formats.internal",
                            "data.synthetic",
                            "data.fetch.internal",
                            "model",
                            "model.internal",
                            "model.check.internal",
                            "model.engine.internal",
                            "model.weights",
                            "model.onnx",
                            "transform"),
                    Set.of("loss", "loss.internal", "optim", "optim.internal"),
                    Set.of("train", "train.internal"),
                    Set.of("features"),
                    Set.of("norm", "norm.internal", "score", "score.internal"),
                    Set.of("method", "method.internal"),
                    Set.of("run", "run.internal"),
                    Set.of("run.trajectory"),
                    Set.of("detect", "doctor"),
                    Set.of("detect.folder"),
                    Set.of("grid", "grid.internal"),
                    Set.of("paper", "paper.internal"),
                    Set.of("plot", "plot.internal"),
                    Set.of("plot.paper", "plot.detector"),
                    Set.of("cli", "cli.exchange.internal", "notebook"));

    /** What a package uses of its own layer. */
    private static final Map<String, Set<String>> NEIGHBOURS =
            Map.of(
                    "score", Set.of("norm", "norm.internal"),
                    "score.internal", Set.of("norm.internal"),
                    "model.check.internal", Set.of("model.internal", "model.engine.internal"),
                    "model.engine.internal", Set.of("model.internal"),
                    "model.weights", Set.of("model.engine.internal"),
                    "model.onnx", Set.of("model.engine.internal", "model.weights"));

    private static final JavaClasses LIBRARY =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages(ROOT + "..");

    @Test
    void packagesUseLowerLayersOnly() {
        Set<String> below = new HashSet<>();
        for (Set<String> layer : LAYERS) {
            for (String name : layer) {
                Set<String> allowed = new HashSet<>(below);
                allowed.addAll(NEIGHBOURS.getOrDefault(name, Set.of()));
                layer.stream().filter(other -> isFamily(name, other)).forEach(allowed::add);
                classes()
                        .that()
                        .resideInAPackage(ROOT + name)
                        .should()
                        .onlyDependOnClassesThat(inOneOfOrOutside(allowed))
                        .allowEmptyShould(true)
                        .check(LIBRARY);
            }
            below.addAll(layer);
        }
    }

    @Test
    void everyPackageHasALayerAndAPurpose() {
        Set<String> known =
                LAYERS.stream().flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new));
        Set<String> used = new TreeSet<>();
        LIBRARY.forEach(type -> used.add(name(type)));
        assertEquals(known, used);
        for (String name : known) {
            assertTrue(
                    Files.exists(folder(name).resolve("package-info.java")),
                    name + " lacks a package-info.java");
        }
    }

    @Test
    void noPackageIsTooLong() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Set<String> layer : LAYERS) {
            for (String name : layer) {
                long lines = lines(folder(name));
                if (lines > MOST_LINES) {
                    tooLong.add(name + ": " + lines + " lines");
                }
            }
        }
        assertEquals(List.of(), tooLong, "split what has more than one purpose");
    }

    @Test
    void imagesDataAndMathematicsKnowNothingOfTheEngine() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + "random..",
                        ROOT + "io..",
                        ROOT + "image..",
                        ROOT + "data..",
                        ROOT + "transform..",
                        ROOT + "norm..",
                        ROOT + "score..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ai.djl..")
                .check(LIBRARY);
    }

    /**
     * One place writes files, so that all of them are whole and destroy nothing. What is made only
     * where nothing was, downloads and unpacked archives, is written where it is checked.
     */
    @Test
    void filesAreWrittenInOnePlace() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "io..")
                .and()
                .doNotHaveFullyQualifiedName(ROOT + "data.fetch.internal.Download")
                .and()
                .doNotHaveFullyQualifiedName(ROOT + "data.fetch.internal.DataFetch")
                .and()
                .doNotHaveFullyQualifiedName(ROOT + "data.fetch.internal.TarGz")
                .should(writeFiles())
                .check(LIBRARY);
    }

    @Test
    void onlyTheNotebookPackageKnowsKernels() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "notebook..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.github.spencerpark..", "org.dflib.jjava..", "org.rapaio.jupyter..")
                .check(LIBRARY);
    }

    /** Whether two packages are one, or one is a sub-package of the other. */
    private static boolean isFamily(String first, String second) {
        return first.equals(second)
                || first.startsWith(second + ".")
                || second.startsWith(first + ".");
    }

    private static ArchCondition<JavaClass> writeFiles() {
        Set<String> methods =
                Set.of(
                        "newOutputStream",
                        "newBufferedWriter",
                        "newByteChannel",
                        "write",
                        "writeString",
                        "move",
                        "copy",
                        "createFile");
        DescribedPredicate<JavaCall<?>> writing =
                DescribedPredicate.describe(
                        "that writes a file",
                        call ->
                                call.getTargetOwner().isEquivalentTo(Files.class)
                                                && methods.contains(call.getName())
                                        || call.getTargetOwner()
                                                .isEquivalentTo(FileOutputStream.class)
                                        || call.getTargetOwner().isEquivalentTo(FileWriter.class)
                                        || call.getTargetOwner().isEquivalentTo(ImageIO.class)
                                                && call.getName().equals("write")
                                                && call.getTarget()
                                                        .getRawParameterTypes()
                                                        .get(2)
                                                        .isEquivalentTo(File.class));
        return ArchConditions.callCodeUnitWhere(writing);
    }

    private static DescribedPredicate<JavaClass> inOneOfOrOutside(Set<String> names) {
        return DescribedPredicate.describe(
                "are in " + new TreeSet<>(names) + " or outside of the library",
                type -> !type.getPackageName().startsWith(ROOT) || names.contains(name(type)));
    }

    private static String name(JavaClass type) {
        return type.getPackageName().substring(ROOT.length());
    }

    private static Path folder(String name) {
        return SOURCES.resolve(name.replace('.', '/'));
    }

    private static long lines(Path folder) throws IOException {
        long lines = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                lines += Files.readAllLines(file).size();
            }
        }
        return lines;
    }
}

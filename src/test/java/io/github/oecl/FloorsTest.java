// SPDX-License-Identifier: Apache-2.0
package io.github.oecl;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

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
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Every package keeps to its floor: it uses those on lower floors only. */
class FloorsTest {

    private static final String ROOT = "io.github.oecl.";

    /**
     * From the ground up. Rooms on one floor do not use each other, but that score may use norm.
     */
    private static final List<Set<String>> FLOORS =
            List.of(
                    Set.of("random", "io"),
                    Set.of("image"),
                    Set.of("data", "transform", "model"),
                    Set.of("loss", "optim"),
                    Set.of("train"),
                    Set.of("norm"),
                    Set.of("score"),
                    Set.of("experiment"),
                    Set.of("doctor"),
                    Set.of("plot"),
                    Set.of("notebook", "cli"));

    private static final JavaClasses LIBRARY =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages(ROOT + "..");

    /** The ground floor may use itself: nothing is below it. */
    @Test
    void packagesUseLowerFloorsOnly() {
        Set<String> below = new HashSet<>();
        for (Set<String> floor : FLOORS) {
            for (String room : floor) {
                Set<String> allowed = new HashSet<>(below);
                allowed.add(room);
                classes()
                        .that()
                        .resideInAPackage(ROOT + room + "..")
                        .should()
                        .onlyDependOnClassesThat(inRoomsOrOutside(allowed))
                        .allowEmptyShould(true)
                        .check(LIBRARY);
            }
            below.addAll(floor);
        }
    }

    @Test
    void everyPackageHasAFloor() {
        Set<String> known =
                FLOORS.stream().flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new));
        Set<String> unknown = new TreeSet<>();
        LIBRARY.forEach(type -> unknown.add(room(type)));
        unknown.removeAll(known);
        assertEquals(Set.of(), unknown);
    }

    @Test
    void imagesAndTransformsKnowNothingOfTheEngine() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + "image..", ROOT + "random..", ROOT + "data..", ROOT + "transform..")
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
                .doNotHaveFullyQualifiedName(ROOT + "data.Download")
                .and()
                .doNotHaveFullyQualifiedName(ROOT + "data.DataFetch")
                .and()
                .doNotHaveFullyQualifiedName(ROOT + "data.TarGz")
                .should(writeFiles())
                .check(LIBRARY);
    }

    @Test
    void onlyTheNotebookRoomKnowsKernels() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "notebook..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.github.spencerpark..", "org.dflib.jjava..", "org.rapaio.jupyter..")
                .check(LIBRARY);
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

    private static DescribedPredicate<JavaClass> inRoomsOrOutside(Set<String> rooms) {
        return DescribedPredicate.describe(
                "are in " + new TreeSet<>(rooms) + " or outside of the library",
                type -> !type.getPackageName().startsWith(ROOT) || rooms.contains(room(type)));
    }

    private static String room(JavaClass type) {
        return type.getPackageName().substring(ROOT.length()).split("\\.")[0];
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.oecl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The public surface grows only where somebody writes it down. */
class PublicTypesTest {

    private static final String LIST = "public-types.txt";
    private static final String INTERNAL = ".internal";

    private static final List<JavaClass> TYPES =
            new ClassFileImporter()
                            .withImportOption(new ImportOption.DoNotIncludeTests())
                            .importPackages("io.github.oecl..")
                            .stream()
                            .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                            .filter(JavaClass::isTopLevelClass)
                            .toList();

    @Test
    void thePublicTypesAreThoseOfTheList() throws IOException {
        String why =
                "public types are listed in src/test/resources/"
                        + LIST
                        + ": make a new one package-private, or write down that users need it";
        assertEquals(listed(), names(type -> true), why);
    }

    @Test
    void theListSaysHowManyThereAre() throws IOException {
        long internal = names(PublicTypesTest::isInternal).lines().count();
        String counts =
                "# %s exported types, %s internal ones"
                        .formatted(TYPES.size() - internal, internal);
        assertEquals(counts, lines().findFirst().orElseThrow());
    }

    /** What no other package uses is package-private; constants leave no trace but the import. */
    @Test
    void internalTypesAreImportedByOtherPackages() throws IOException {
        StringBuilder imports = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                Files.readString(file)
                        .lines()
                        .filter(line -> line.startsWith("import "))
                        .forEach(line -> imports.append(line).append('\n'));
            }
        }
        List<String> needless =
                TYPES.stream()
                        .filter(PublicTypesTest::isInternal)
                        .map(JavaClass::getName)
                        .filter(name -> !imports.toString().contains(" " + name + ";"))
                        .filter(name -> !imports.toString().contains(" " + name + "."))
                        .toList();
        assertTrue(needless.isEmpty(), needless + " are used in their own packages alone");
    }

    @Test
    void theFrontPageOfTheJavadocLinksNoInternalTypes() throws IOException {
        String page = Files.readString(Path.of("src", "main", "javadoc", "overview.html"));
        assertTrue(page.contains("{@link io.github.oecl."), page);
        assertFalse(page.contains(INTERNAL + "."), page);
    }

    private static boolean isInternal(JavaClass type) {
        return (type.getPackageName() + ".").contains(INTERNAL + ".");
    }

    private static String names(Predicate<JavaClass> which) {
        return TYPES.stream()
                .filter(which)
                .map(JavaClass::getName)
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining("\n"));
    }

    private static String listed() throws IOException {
        return lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining("\n"));
    }

    private static Stream<String> lines() throws IOException {
        try (InputStream list = PublicTypesTest.class.getResourceAsStream("/" + LIST)) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().toList().stream();
        }
    }
}

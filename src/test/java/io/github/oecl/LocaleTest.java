// SPDX-License-Identifier: Apache-2.0
package io.github.oecl;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Numbers in texts, names and files are the same whatever the user's language is. */
class LocaleTest {

    private static final Path SOURCES = Path.of("src", "main", "java");

    /** Such as "%,d bytes".formatted(n); %s of a number is the same in every language. */
    private static final Pattern NUMBER_BY_LANGUAGE =
            Pattern.compile("%[-+,0-9.]*[dfeg](?:(?!;\\n).)*\\.formatted\\(", Pattern.DOTALL);

    private static final Set<String> METHODS =
            Set.of("format", "printf", "toLowerCase", "toUpperCase");

    @Test
    void noNumberIsFormattedByTheLanguageOfTheUser() throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
                // By statements, so that a format and its call are seen together.
                for (String statement : Files.readString(file).split("(?<=;)\\n")) {
                    if (NUMBER_BY_LANGUAGE.matcher(statement).find()) {
                        found.add(SOURCES.relativize(file) + ": " + statement.strip());
                    }
                }
            }
        }
        assertEquals(Set.of(), found, "take String.format(Locale.ROOT, ...)");
    }

    @Test
    void noTextIsFormattedByTheLanguageOfTheUser() {
        DescribedPredicate<JavaCall<?>> byLanguage =
                DescribedPredicate.describe(
                        "that depends on the user's language",
                        call ->
                                isText(call.getTargetOwner())
                                        && METHODS.contains(call.getName())
                                        && !hasLocale(call.getTarget().getRawParameterTypes()));
        noClasses()
                .should(ArchConditions.callCodeUnitWhere(byLanguage))
                .check(
                        new ClassFileImporter()
                                .withImportOption(new ImportOption.DoNotIncludeTests())
                                .importPackages("io.github.oecl.."));
    }

    private static boolean isText(JavaClass owner) {
        return Stream.of(String.class, PrintStream.class, PrintWriter.class)
                .anyMatch(owner::isEquivalentTo);
    }

    private static boolean hasLocale(List<JavaClass> parameters) {
        return !parameters.isEmpty() && parameters.get(0).isEquivalentTo(Locale.class);
    }
}

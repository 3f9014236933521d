// SPDX-License-Identifier: Apache-2.0
package io.github.oecl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The version of the library's pom is that of every other place that says it. */
class VersionTest {

    private static final Path POM = Path.of("pom.xml");
    private static final Pattern OWN =
            Pattern.compile("<artifactId>oecl\\S*</artifactId>\\s*<version>([^<]*)</version>");

    @Test
    void thePomsHaveOneVersion() throws IOException {
        for (String pom : new String[] {"src/spark/pom.xml", "src/spark/all.xml"}) {
            assertEquals(version(), said(Path.of(pom), OWN), pom);
        }
    }

    @Test
    void theTextsNameIt() throws IOException {
        Path notebooks = Path.of("notebooks", "README.md");
        assertEquals(version(), said(notebooks, Pattern.compile("io\\.github\\.oecl:oecl:(\\S+)")));
        assertEquals(version(), said(notebooks, Pattern.compile("oecl-(\\d[\\w.-]*?)\\.jar")));
        assertEquals(
                version(), said(Path.of("README.md"), Pattern.compile("version = \\{([^}]*)\\}")));
        String changes = "CHANGELOG.md";
        String minor = version().replaceFirst("\\.\\d+(-SNAPSHOT)?$", "");
        assertEquals(minor, said(Path.of(changes), Pattern.compile("from [\\d.]+ to ([\\d.]+)")));
    }

    private static String version() throws IOException {
        String version = said(POM, OWN);
        assertFalse(version.isEmpty());
        return version;
    }

    /** Returns what a file says; all of it where it says several things. */
    private static String said(Path file, Pattern version) throws IOException {
        try (Stream<String> found =
                version.matcher(Files.readString(file)).results().map(one -> one.group(1))) {
            return found.collect(Collectors.toCollection(TreeSet::new)).stream()
                    .filter(each -> !each.startsWith("${"))
                    .collect(Collectors.joining(", "));
        }
    }
}

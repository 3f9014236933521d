// SPDX-License-Identifier: Apache-2.0
package io.github.oecl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A test that depends on more than the code has the tag that says so. */
class TagsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    recorded ; "notebooks(/|", ")recorded
                    data     ; OECL_SHARED_DATA
                    slow     ; @EnabledIfSystemProperty
                    """)
    void whoeverReadsItHasItsTag(String tag, String sign) throws IOException {
        Pattern reads = Pattern.compile(sign);
        List<String> untagged;
        try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
            untagged =
                    files.filter(file -> file.toString().endsWith("Test.java"))
                            .filter(file -> !file.endsWith("TagsTest.java"))
                            .filter(file -> reads.matcher(text(file)).find())
                            .filter(file -> !text(file).contains("@Tag(\"" + tag + "\")"))
                            .map(Path::toString)
                            .toList();
        }
        assertEquals(List.of(), untagged);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Decodes real files where they are at hand; skipped elsewhere. */
@Tag("data")
class RealImagesTest {

    @ParameterizedTest
    @ValueSource(strings = {"raabin-wbc", "ham10000", "uc-merced", "oe-imagenet128"})
    void realJpegFilesAreDecoded(String folder) throws IOException {
        Path root = root().resolve(folder);
        assumeTrue(Files.isDirectory(root), "no images in " + root);
        List<Path> files = some(root);
        assertEquals(20, files.size());
        for (Path file : files) {
            RgbImage image = ImageDecoder.withDefaults().decode(file);
            assertEquals("128 x 128", image.width() + " x " + image.height(), file.toString());
        }
    }

    private static List<Path> some(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".jpg")).limit(20).toList();
        }
    }

    private static Path root() {
        String given = System.getProperty("OECL_SHARED_DATA", System.getenv("OECL_SHARED_DATA"));
        return Path.of(given == null ? "../shared/data" : given);
    }
}

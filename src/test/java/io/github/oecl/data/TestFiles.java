// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.image.RgbImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.function.Executable;

/** Small files in the layouts of data sets. */
public final class TestFiles {

    private TestFiles() {}

    /** Writes an image whose pixels tell their place: red is x, green is y and blue a number. */
    public static void image(Path file, int width, int height, int number) throws IOException {
        byte[] pixels = new byte[width * height * 3];
        for (int i = 0; i < width * height; i++) {
            pixels[3 * i] = (byte) (i % width);
            pixels[3 * i + 1] = (byte) (i / width);
            pixels[3 * i + 2] = (byte) number;
        }
        write(file, RgbImage.of(width, height, pixels).png());
    }

    public static void write(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    public static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    public static void assertMessage(
            Class<? extends Exception> type, Executable action, String... parts) {
        String message = assertThrows(type, action).getMessage();
        for (String part : parts) {
            assertTrue(message.contains(part), message);
        }
    }
}

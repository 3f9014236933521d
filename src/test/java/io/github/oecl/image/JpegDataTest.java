// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.image.internal.JpegData;
import io.github.oecl.random.KeyedRandom;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Damage is found in the data, whatever a reader says of it and in which language. */
class JpegDataTest {

    @Test
    void soundFilesAreSound() throws IOException {
        files().forEach((name, file) -> assertEquals(Optional.empty(), damage(file), name));
    }

    @Test
    void whatFollowsTheImageDoesNotCount() throws IOException {
        for (byte[] file : files().values()) {
            assertEquals(Optional.empty(), damage(Arrays.copyOf(file, file.length + 50)));
        }
    }

    @Test
    void aFileThatIsCutIsDamagedWhereverItIsCut() throws IOException {
        for (Map.Entry<String, byte[]> file : files().entrySet()) {
            for (int length = 2; length < file.getValue().length; length++) {
                byte[] cut = Arrays.copyOf(file.getValue(), length);
                assertTrue(damage(cut).isPresent(), file.getKey() + " at " + length);
            }
        }
    }

    /**
     * An end marker hides that the data before it are missing. A progressive file may end after any
     * of its scans.
     */
    @Test
    void missingDataAreFoundBeforeAnEndMarker() throws IOException {
        for (Map.Entry<String, byte[]> file : files().entrySet()) {
            byte[] whole = file.getValue();
            if (file.getKey().startsWith("progressive")) {
                continue;
            }
            for (int percent = 40; percent < 95; percent += 5) {
                int length = whole.length * percent / 100;
                byte[] cut = Arrays.copyOf(whole, length + 2);
                cut[length] = (byte) 0xFF;
                cut[length + 1] = (byte) 0xD9;
                assertTrue(damage(cut).isPresent(), file.getKey() + " at " + length);
            }
        }
    }

    /** Whatever is there, it is read to an end. */
    @Test
    void noDamageEndsOtherwise() throws IOException {
        RandomGenerator random = KeyedRandom.of(11);
        for (byte[] file : files().values()) {
            for (int trial = 0; trial < 300; trial++) {
                byte[] damaged = file.clone();
                for (int i = 0; i < 3; i++) {
                    damaged[random.nextInt(2, file.length)] = (byte) random.nextInt();
                }
                // Only the sizes are kept: what they ask for is limited before this is called.
                if (ImageFormat.of(damaged).isPresent() && sameFrames(file, damaged)) {
                    damage(damaged);
                }
            }
        }
    }

    private static Optional<String> damage(byte[] file) {
        return JpegData.damage(file, 37 * 29);
    }

    private static boolean sameFrames(byte[] file, byte[] damaged) {
        for (int i = 0; i + 10 < file.length; i++) {
            boolean frame = (file[i] & 0xFF) == 0xFF && (file[i + 1] & 0xFC) == 0xC0;
            if (frame && !Arrays.equals(file, i, i + 10, damaged, i, i + 10)) {
                return false;
            }
        }
        return true;
    }

    private static Map<String, byte[]> files() throws IOException {
        RgbImage picture = TestImages.gradient(37, 29);
        byte[] noise = new byte[37 * 29 * 3];
        KeyedRandom.of(5).nextBytes(noise);
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (RgbImage image : new RgbImage[] {picture, RgbImage.of(37, 29, noise)}) {
            files.put("baseline " + files.size(), TestImages.file(image, "jpeg"));
            files.put("progressive " + files.size(), TestImages.progressiveJpeg(image));
        }
        files.put("CMYK", TestImages.cmykJpeg(37, 29, 200, 10, 90, 30));
        return files;
    }
}

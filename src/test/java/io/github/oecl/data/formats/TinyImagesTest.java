// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.formats;

import static io.github.oecl.data.TestFiles.assertMessage;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.oecl.data.DatasetException;
import io.github.oecl.data.ImageSet;
import io.github.oecl.data.Numbered;
import io.github.oecl.image.RgbImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TinyImagesTest {

    @TempDir Path folder;

    private Path npy;
    private Path bin;
    private Path exclusions;

    @BeforeEach
    void writeBothLayouts() throws IOException {
        npy = folder.resolve("300K_random_images.npy");
        bin = folder.resolve("tiny_images.bin");
        exclusions = folder.resolve("80mn_cifar_idxs.txt");
        Files.write(npy, npy("|u1", "False", "(2, 32, 32, 3)", 2 * 3072));
        ByteArrayOutputStream records = new ByteArrayOutputStream();
        for (int number = 0; number < 10; number++) {
            records.write(columnMajor(number));
        }
        Files.write(bin, records.toByteArray());
        Files.writeString(exclusions, "1\n4\n\n10\n5\n4\n");
    }

    /** An array in NumPy's format, version 1, whose bytes count up from 0. */
    private static byte[] npy(String type, String columnMajor, String shape, int bytes) {
        String description =
                "{'descr': '%s', 'fortran_order': %s, 'shape': %s, }"
                        .formatted(type, columnMajor, shape);
        String header = description + " ".repeat(117 - description.length()) + "\n";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0});
        out.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < bytes; i++) {
            out.write(i);
        }
        return out.toByteArray();
    }

    /** Pixel x, y has red x, green y and blue the number; columns follow one another. */
    private static byte[] columnMajor(int number) {
        byte[] record = new byte[3072];
        for (int x = 0; x < 32; x++) {
            for (int y = 0; y < 32; y++) {
                record[32 * x + y] = (byte) x;
                record[1024 + 32 * x + y] = (byte) y;
                record[2048 + 32 * x + y] = (byte) number;
            }
        }
        return record;
    }

    private static List<Integer> numbers(ImageSet images) {
        return IntStream.range(0, images.size())
                .mapToObj(i -> images.image(i).get(0, 0, 2))
                .toList();
    }

    @Test
    void randomImagesLieRowByRow() throws IOException {
        ImageSet images = TinyImages.random300k(npy);
        assertEquals(2, images.size());
        assertEquals(List.of(0, 0), Numbered.labels(images));
        RgbImage second = images.image(1);
        assertEquals(3072 + (3 * 32 + 7) * 3 + 2 & 0xFF, second.get(7, 3, 2));
        assertEquals(6143 & 0xFF, second.get(31, 31, 2));
        assertEquals(1, images.take(1, 0).size());
    }

    @Test
    void otherVersionsOfTheHeaderAreRead() throws IOException {
        byte[] one = Files.readAllBytes(npy);
        ByteArrayOutputStream two = new ByteArrayOutputStream();
        two.write(one, 0, 6);
        two.writeBytes(new byte[] {2, 0, 118, 0, 0, 0});
        two.write(one, 10, one.length - 10);
        Files.write(npy, two.toByteArray());
        assertEquals(11, TinyImages.random300k(npy).image(0).get(3, 0, 2));
    }

    @Test
    void otherArraysAreRefusedWithWhatTheyHold() throws IOException {
        assertNpyFails(npy("<f4", "False", "(2, 32, 32, 3)", 4 * 2 * 3072), "<f4", "|u1");
        assertNpyFails(npy("|u1", "True", "(2, 32, 32, 3)", 2 * 3072), "column by column");
        assertNpyFails(npy("|u1", "False", "(2, 3072)", 2 * 3072), "[2, 3072]");
        assertNpyFails(npy("|u1", "False", "(2, 3, 32, 32)", 2 * 3072), "[2, 3, 32, 32]");
        assertNpyFails(npy("|u1", "False", "(0, 32, 32, 3)", 0), "[0, 32, 32, 3]");
        assertNpyFails(npy("|u1", "Maybe", "(2, 32, 32, 3)", 2 * 3072), "Maybe");
    }

    @Test
    void anArrayThatIsCutOffOrNoneIsNamed() throws IOException {
        assertNpyFails(npy("|u1", "False", "(2, 32, 32, 3)", 6143), "6271 bytes", "6272");
        assertNpyFails(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0}, "cut off");
        assertNpyFails("<html>".getBytes(StandardCharsets.US_ASCII), ".npy");
        Files.delete(npy);
        assertMessage(
                DatasetException.class,
                () -> TinyImages.random300k(npy),
                npy.toString(),
                "OECL_DATA");
    }

    private void assertNpyFails(byte[] bytes, String... parts) throws IOException {
        Files.write(npy, bytes);
        assertMessage(DatasetException.class, () -> TinyImages.random300k(npy), npy.toString());
        assertMessage(DatasetException.class, () -> TinyImages.random300k(npy), parts);
    }

    @Test
    void tinyImagesLieColumnByColumn() throws IOException {
        RgbImage image = TinyImages.tiny80m(folder, 1, 0).image(0);
        assertEquals(7, image.get(7, 3, 0));
        assertEquals(3, image.get(7, 3, 1));
    }

    @Test
    void theImagesOfCifarAreLeftOut() throws IOException {
        Set<Integer> all = new TreeSet<>(numbers(TinyImages.tiny80m(folder, 6, 3)));
        assertEquals(Set.of(1, 2, 5, 6, 7, 8), all);
    }

    @Test
    void everyImageComesEquallyOftenFirst() throws IOException {
        int[] counts = new int[10];
        for (long seed = 0; seed < 1200; seed++) {
            counts[numbers(TinyImages.tiny80m(folder, 1, seed)).get(0)]++;
        }
        for (int number : new int[] {1, 2, 5, 6, 7, 8}) {
            assertEquals(200, counts[number], 60);
        }
    }

    @Test
    void aSmallerChoiceIsTheBeginningOfALarger() throws IOException {
        List<Integer> four = numbers(TinyImages.tiny80m(folder, 4, 9));
        assertEquals(four.subList(0, 2), numbers(TinyImages.tiny80m(folder, 2, 9)));
        assertEquals(4, new HashSet<>(four).size());
    }

    @Test
    void moreThanThereAreCannotBeTaken() {
        assertMessage(
                IllegalArgumentException.class,
                () -> TinyImages.tiny80m(folder, 7, 0),
                "6 images",
                "take 7");
        assertMessage(
                IllegalArgumentException.class, () -> TinyImages.tiny80m(folder, 0, 0), "take 0");
    }

    @Test
    void withoutTheExclusionsNothingIsRead() throws IOException {
        Files.delete(exclusions);
        assertTinyFails("80mn_cifar_idxs.txt", "CIFAR");
    }

    @Test
    void damagedFilesAreNamed() throws IOException {
        Files.writeString(exclusions, "1\n11\n");
        assertTinyFails("80mn_cifar_idxs.txt", "line 2", "\"11\"", "10 images");
        Files.writeString(exclusions, "0\n");
        assertTinyFails("line 1", "from 1");
        Files.writeString(exclusions, "one\n");
        assertTinyFails("\"one\"");
        Files.write(bin, new byte[3073]);
        assertTinyFails("tiny_images.bin", "3073", "cut off");
        Files.delete(bin);
        assertTinyFails("tiny_images.bin", "80mn_cifar_idxs.txt");
    }

    private void assertTinyFails(String... parts) {
        assertMessage(DatasetException.class, () -> TinyImages.tiny80m(folder, 1, 0), parts);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.data.Dataset;
import io.github.oecl.data.DatasetException;
import io.github.oecl.data.Numbered;
import io.github.oecl.image.RgbImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CifarTest {

    @TempDir Path folder;

    @BeforeEach
    void writeBothLayouts() throws IOException {
        for (int i = 1; i <= 5; i++) {
            Files.write(folder.resolve("data_batch_" + i + ".bin"), records(new int[] {i - 1}));
        }
        Files.write(folder.resolve("test_batch.bin"), records(new int[] {9}, new int[] {0}));
        Files.writeString(
                folder.resolve("batches.meta.txt"),
                "airplane\nautomobile\nbird\ncat\ndeer\ndog\nfrog\nhorse\nship\ntruck\n\n");
        Files.write(folder.resolve("train.bin"), records(new int[] {1, 2}, new int[] {0, 1}));
        Files.write(folder.resolve("test.bin"), records(new int[] {0, 0}));
        Files.writeString(folder.resolve("fine_label_names.txt"), "apple\r\nbear\r\nclock\r\n");
        Files.writeString(folder.resolve("coarse_label_names.txt"), "plant\nthing\n");
    }

    /** Records whose pixel at row y, column x of plane c is y + 2 x + 85 c. */
    private static byte[] records(int[]... labels) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int[] record : labels) {
            for (int label : record) {
                out.write(label);
            }
            for (int i = 0; i < 3072; i++) {
                out.write(i / 32 % 32 + 2 * (i % 32) + 85 * (i / 1024));
            }
        }
        return out.toByteArray();
    }

    @Test
    void cifar10HasItsBatchesInOrder() throws IOException {
        Dataset cifar = Cifar.cifar10(folder);
        assertEquals(List.of(0, 1, 2, 3, 4), Numbered.labels(cifar.train()));
        assertEquals(List.of(9, 0), Numbered.labels(cifar.test()));
        assertEquals("truck", cifar.test().className(0));
        assertEquals(10, cifar.classNames().size());
    }

    @Test
    void planesBecomePixels() throws IOException {
        RgbImage image = Cifar.cifar10(folder).train().image(0);
        assertEquals(32, image.width());
        assertEquals(32, image.height());
        assertEquals(3 + 2 * 7, image.get(7, 3, 0));
        assertEquals(3 + 2 * 7 + 85, image.get(7, 3, 1));
        assertEquals(31 + 2 * 31 + 170 & 0xFF, image.get(31, 31, 2));
    }

    @Test
    void cifar100HasFineAndCoarseClasses() throws IOException {
        Dataset fine = Cifar.cifar100(folder);
        assertEquals(List.of(2, 1), Numbered.labels(fine.train()));
        assertEquals(List.of("apple", "bear", "clock"), fine.classNames());
        Dataset coarse = Cifar.cifar100Coarse(folder);
        assertEquals(List.of(1, 0), Numbered.labels(coarse.train()));
        assertEquals(List.of("plant", "thing"), coarse.classNames());
        assertEquals(3 + 2 * 7 + 85, coarse.train().image(1).get(7, 3, 1));
    }

    @Test
    void oneFileCanBeReadAlone() throws IOException {
        Files.delete(folder.resolve("test.bin"));
        assertEquals(2, Cifar.cifar100File(folder.resolve("train.bin")).size());
        assertEquals(1, Cifar.cifar10File(folder.resolve("data_batch_3.bin")).size());
    }

    @Test
    void aMissingFileIsNamedWithTheLayoutAndTheVariable() throws IOException {
        Files.delete(folder.resolve("data_batch_3.bin"));
        assertMessage(
                () -> Cifar.cifar10(folder),
                folder.resolve("data_batch_3.bin").toString(),
                "test_batch.bin",
                "OECL_DATA");
    }

    @Test
    void missingClassNamesAreNamed() throws IOException {
        Files.delete(folder.resolve("fine_label_names.txt"));
        assertMessage(() -> Cifar.cifar100(folder), "fine_label_names.txt");
    }

    @Test
    void aFileThatIsCutOffIsAnError() throws IOException {
        Path file = folder.resolve("test_batch.bin");
        Files.write(file, new byte[3072]);
        assertMessage(() -> Cifar.cifar10(folder), file.toString(), "3072", "3073");
        Files.write(file, new byte[0]);
        assertMessage(() -> Cifar.cifar10(folder), file.toString(), "0 bytes");
    }

    @Test
    void aLabelOutOfRangeIsNamedWithItsRecord() throws IOException {
        Path file = folder.resolve("train.bin");
        Files.write(file, records(new int[] {0, 1}, new int[] {0, 200}));
        assertMessage(
                () -> Cifar.cifar100File(file), file.toString(), "record 1", "200", "3 classes");
    }

    @Test
    void doubtfulClassNamesAreAnError() throws IOException {
        Path file = folder.resolve("fine_label_names.txt");
        Files.writeString(file, "apple\nbear\napple\n");
        assertMessage(() -> Cifar.cifar100(folder), file.toString(), "apple");
        Files.write(file, new byte[] {(byte) 0xFF, (byte) 0xFE, 0});
        assertMessage(() -> Cifar.cifar100(folder), file.toString());
    }

    private static void assertMessage(
            org.junit.jupiter.api.function.Executable action, String... parts) {
        String message = assertThrows(DatasetException.class, action).getMessage();
        for (String part : parts) {
            assertTrue(message.contains(part), message);
        }
    }
}

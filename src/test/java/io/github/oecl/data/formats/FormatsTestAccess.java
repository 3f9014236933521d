// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.formats;

import io.github.oecl.data.ImageSet;
import io.github.oecl.data.formats.internal.VocAnnotation;
import io.github.oecl.image.RgbImage;
import io.github.oecl.io.internal.DelimitedTable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens this package's readers to tests of all readers, with a good file of each. */
public final class FormatsTestAccess {

    /** The names of CIFAR-10's classes. */
    public static final String CIFAR_NAMES = "batches.meta.txt";

    private static final RgbImage IMAGE = RgbImage.of(32, 32, new byte[3 * 32 * 32]);

    private FormatsTestAccess() {}

    /** Returns three records. */
    public static byte[] cifar() {
        byte[] records = new byte[3 * 3073];
        for (int i = 0; i < records.length; i++) {
            records[i] = (byte) (i % 3073 == 0 ? i / 3073 : i);
        }
        return records;
    }

    /** Returns the text of two classes. */
    public static byte[] cifarNames() {
        return text("plane\ncar\nbird\n");
    }

    /** Reads records, with the names beside them. */
    public static void readCifar(Path file) throws IOException {
        Files.write(file.resolveSibling(CIFAR_NAMES), cifarNames());
        Cifar.cifar10File(file);
    }

    /** Reads names, with records beside them. */
    public static void readCifarNames(Path file) throws IOException {
        Path records = Files.write(file.resolveSibling("data.bin"), cifar());
        Cifar.cifar10File(records);
    }

    /** Returns two images as NumPy writes them. */
    public static byte[] npy() {
        String header = "{'descr': '|u1', 'fortran_order': False, 'shape': (2, 32, 32, 3), }";
        String padded = header + " ".repeat(117 - header.length()) + "\n";
        ByteBuffer file = ByteBuffer.allocate(10 + 118 + 2 * 3072);
        file.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0});
        return file.put(text(padded)).array();
    }

    /** Reads an array and all its images. */
    public static void readNpy(Path file) throws IOException {
        ImageSet images = NpyImages.of("npy", file);
        for (int i = 0; i < Math.min(images.size(), 3); i++) {
            images.image(i);
        }
    }

    /** Returns an annotation of two objects. */
    public static byte[] voc() {
        String object =
                """
                  <object>
                    <name>ship</name>
                    <bndbox><xmin>3</xmin><ymin>4</ymin><xmax>20</xmax><ymax>25</ymax></bndbox>
                  </object>
                """;
        return text(
                "<?xml version=\"1.0\"?>\n<annotation>\n" + object.repeat(2) + "</annotation>\n");
    }

    /** Reads an annotation and cuts out what it says. */
    public static void readVoc(Path file) throws IOException {
        for (VocAnnotation.Labelled object : VocAnnotation.read(file)) {
            if (Math.min(object.box().width(), object.box().height()) >= 5) {
                object.box().cutFrom(IMAGE, file);
            }
        }
    }

    /** Returns a table as HAM10000 has it. */
    public static byte[] table() {
        return text(
                """
                lesion_id,image_id,dx,age
                HAM_1,"ISIC_1, or so",bkl,80.0
                HAM_2,ISIC_2,nv,30
                """);
    }

    /** Reads a table and its columns. */
    public static void readTable(Path file) throws IOException {
        DelimitedTable.read(file).rows("lesion_id", "image_id", "dx");
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

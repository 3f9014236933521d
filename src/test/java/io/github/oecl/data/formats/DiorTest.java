// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.formats;

import static io.github.oecl.data.TestFiles.assertMessage;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.oecl.data.Dataset;
import io.github.oecl.data.DatasetException;
import io.github.oecl.data.ImageSet;
import io.github.oecl.data.LoadOptions;
import io.github.oecl.data.TestFiles;
import io.github.oecl.image.RgbImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiorTest {

    private static final LoadOptions WHOLE = LoadOptions.whole();

    @TempDir Path folder;

    @BeforeEach
    void writeTheOfficialLayout() throws IOException {
        image("JPEGImages-trainval/00001.jpg");
        image("JPEGImages-trainval/00002.jpg");
        image("JPEGImages-test/11726.jpg");
        annotation("00001", object("ship", 2, 3, 8, 13), object("dam", 0, 0, 6, 5));
        annotation("00002", object("Expressway-toll-station", 10, 10, 20, 20));
        annotation("11726", object("ship", 0, 0, 20, 20), object("vehicle", 0, 0, 9, 9));
        list("train", "00001\n");
        list("val", "00002\n\n");
        list("test", "11726");
    }

    private void image(String path) throws IOException {
        TestFiles.image(folder.resolve(path), 20, 20, 0);
    }

    private void list(String name, String numbers) throws IOException {
        TestFiles.write(folder.resolve("ImageSets/Main/" + name + ".txt"), numbers);
    }

    private void annotation(String number, String... objects) throws IOException {
        String text = "<annotation><filename>x</filename>%s</annotation>";
        TestFiles.write(annotationFile(number), text.formatted(String.join("", objects)));
    }

    private Path annotationFile(String number) {
        return folder.resolve("Annotations/Horizontal Bounding Boxes/" + number + ".xml");
    }

    private static String object(String name, int left, int top, int right, int bottom) {
        return """
                <object>
                  <name>%s</name><pose>Unspecified</pose>
                  <bndbox><xmin>%d</xmin><ymin>%d</ymin><xmax>%d</xmax><ymax>%d</ymax></bndbox>
                </object>
                """
                .formatted(name, left, top, right, bottom);
    }

    @Test
    void trainAndValAreTrainedOn() throws IOException {
        Dataset dior = Dior.dataset(folder, 5, WHOLE);
        assertEquals(
                Map.of("ship", 1, "dam", 1, "Expressway-toll-station", 1), dior.train().counts());
        assertEquals(Map.of("ship", 1), dior.test().counts());
        assertEquals(19, dior.classNames().size());
    }

    @Test
    void anObjectIsTheSquareAroundItsBox() throws IOException {
        RgbImage ship = Dior.train(folder, 5, WHOLE).ofClasses("ship").image(0);
        assertEquals(List.of(10, 10), List.of(ship.width(), ship.height()));
        assertEquals(0, ship.get(0, 0, 0));
        assertEquals(3, ship.get(0, 0, 1));
        assertEquals(9, ship.get(9, 9, 0));
        assertEquals(12, ship.get(9, 9, 1));
    }

    @Test
    void objectsTakeTheSizeThatIsGiven() throws IOException {
        ImageSet objects = Dior.train(folder, 5, LoadOptions.ofSize(7).lazily());
        assertEquals(7, objects.image(2).width());
        assertEquals(7, objects.image(0).height());
    }

    @Test
    void smallObjectsAreLeftOut() throws IOException {
        assertEquals(2, Dior.train(folder, 6, WHOLE).size());
        assertMessage(
                DatasetException.class,
                () -> Dior.train(folder, 11, WHOLE),
                folder.toString(),
                "at least 11");
        assertMessage(IllegalArgumentException.class, () -> Dior.train(folder, 0, WHOLE), "not 0");
    }

    @Test
    void otherSpellingsOfAClassAreKnown() throws IOException {
        annotation("00002", object("expresswaytollstation", 10, 10, 20, 20));
        assertEquals(1, Dior.train(folder, 5, WHOLE).counts().get("Expressway-toll-station"));
    }

    @Test
    void anAnnotationWithoutItsImageIsNamed() throws IOException {
        Files.delete(folder.resolve("JPEGImages-trainval/00002.jpg"));
        assertMessage(
                DatasetException.class,
                () -> Dior.dataset(folder, 5, WHOLE),
                "00002.jpg",
                folder.toString(),
                "JPEGImages-trainval");
    }

    @Test
    void anImageWithoutItsAnnotationIsNamed() throws IOException {
        Files.delete(annotationFile("11726"));
        assertMessage(DatasetException.class, () -> Dior.dataset(folder, 5, WHOLE), "11726.xml");
        assertEquals(3, Dior.train(folder, 5, WHOLE).size());
    }

    @Test
    void aMissingListIsNamedWithTheLayout() throws IOException {
        Files.delete(folder.resolve("ImageSets/Main/val.txt"));
        assertMessage(
                DatasetException.class,
                () -> Dior.dataset(folder, 5, WHOLE),
                "val.txt",
                "ImageSets/Main",
                "Horizontal Bounding Boxes");
    }

    @Test
    void aListNamesImagesOfThisFolderAlone() throws IOException {
        for (String number : List.of("../00001", "/etc/hostname", "a\u0000b", "x".repeat(200))) {
            list("train", number);
            assertTrainFails("train.txt", "must name images");
        }
        Files.write(folder.resolve("ImageSets/Main/train.txt"), new byte[] {(byte) 0xC3, 40});
        assertTrainFails("train.txt", "is not text");
    }

    @Test
    void damagedAnnotationsAreNamed() throws IOException {
        annotation("00001", "<object><name>ship</name></object>");
        assertTrainFails("00001.xml", "xmin");
        annotation("00001", object("ship", 1, 2, 3, 4).replace(">2<", ">two<"));
        assertTrainFails("00001.xml", "ymin", "two");
        annotation("00001", object("submarine", 1, 2, 3, 4));
        assertTrainFails("00001.xml", "submarine", "windmill");
        TestFiles.write(annotationFile("00001"), "<annotation>");
        assertTrainFails("00001.xml", "XML");
        annotation("00001", object("ship", 30, 30, 40, 40));
        assertTrainFails("00001.jpg", "20 x 20", "outside");
    }

    @Test
    void swappedCornersArePutRightAndNumbersMustBeNumbers() throws IOException {
        annotation("00001", object("ship", 8, 13, 2, 3));
        RgbImage ship = Dior.train(folder, 5, WHOLE).ofClasses("ship").image(0);
        assertEquals(List.of(0, 3), List.of(ship.get(0, 0, 0), ship.get(0, 0, 1)));
        for (String number : List.of("NaN", "Infinity", "1e300", "")) {
            annotation("00001", object("ship", 1, 2, 3, 4).replace(">2<", ">" + number + "<"));
            assertTrainFails("00001.xml", "ymin must be a number of pixels", number);
        }
    }

    /** Pascal VOC's annotations may name the parts of an object, before its own name or after. */
    @Test
    void thePartsOfAnObjectAreNotTheObject() throws IOException {
        String part =
                "<part><name>head</name><bndbox><xmin>0</xmin><ymin>0</ymin>"
                        + "<xmax>1</xmax><ymax>1</ymax></bndbox></part>";
        annotation("00001", object("ship", 2, 3, 8, 13).replace("<name>", part + "<name>"));
        assertEquals(
                Map.of("ship", 1, "Expressway-toll-station", 1),
                Dior.train(folder, 5, WHOLE).counts());
    }

    @Test
    void anAnnotationCannotReadOtherFiles() throws IOException {
        TestFiles.write(
                annotationFile("00001"),
                "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><a>&e;</a>");
        assertTrainFails("00001.xml", "DOCTYPE");
    }

    private void assertTrainFails(String... parts) {
        assertMessage(DatasetException.class, () -> Dior.train(folder, 5, WHOLE), parts);
    }
}

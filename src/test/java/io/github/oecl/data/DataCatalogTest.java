// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.data.synthetic.SyntheticImages;
import io.github.oecl.image.RgbImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class DataCatalogTest {

    @TempDir Path root;

    private final DataCatalog nowhere = DataCatalog.at(null);

    private void image(String path) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, RgbImage.of(40, 50, new byte[6000]).png());
    }

    @Test
    void syntheticDataNeedsNoRoot() throws IOException {
        Dataset cells = nowhere.dataset("synthetic-cells?train=3&test=2&seed=-7&size=16");
        assertEquals(15, cells.train().size());
        assertEquals(10, cells.test().size());
        assertEquals(16, cells.test().image(0).width());
        assertEquals(
                SyntheticImages.cells(3, 2, -7).train().digest(),
                nowhere.dataset("synthetic-cells?train=3&test=2&seed=-7").train().digest());
        assertEquals(5, nowhere.images("synthetic-textures?train=1").size());
    }

    @Test
    void cifarIsFoundUnderItsOfficialName() throws IOException {
        Path folder = Files.createDirectory(root.resolve("cifar-100-binary"));
        Files.write(folder.resolve("train.bin"), new byte[2 * 3074]);
        Files.writeString(folder.resolve("fine_label_names.txt"), "apple\n");
        assertEquals(2, DataCatalog.at(root).images("cifar100").size());
        Files.write(folder.resolve("test.bin"), new byte[3074]);
        assertEquals(1, DataCatalog.at(root).dataset("cifar100").test().size());
    }

    @Test
    void anotherFolderOfTheSameLayoutIsGivenByItsPath() throws IOException {
        Path folder = Files.createDirectory(root.resolve("outliers"));
        Files.write(folder.resolve("train.bin"), new byte[3074]);
        Files.writeString(folder.resolve("fine_label_names.txt"), "apple\n");
        assertEquals(1, DataCatalog.at(root).images("cifar100?path=outliers").size());
        assertEquals(1, nowhere.images("cifar100?path=" + folder.toAbsolutePath()).size());
    }

    @Test
    void aFolderIsFoundUnderAnyOfItsNamesWithItsOwnSplits() throws IOException {
        image("Raabin-WBC/Train/Monocyte/a.png");
        image("Raabin-WBC/Test-A/Monocyte/b.png");
        Dataset raabin = DataCatalog.at(root).dataset("raabin-wbc?size=24");
        assertEquals(List.of("monocyte"), raabin.classNames());
        assertEquals(24, raabin.train().image(0).width());
        assertEquals(32, DataCatalog.at(root).images("raabin-wbc").image(0).height());
    }

    @Test
    void outliersNeedNoSplits() throws IOException {
        image("pets/cat/a.png");
        ImageSet pets = DataCatalog.at(root).images("imagefolder?path=pets");
        assertEquals("pets", pets.name());
        assertEquals(1, pets.size());
    }

    /** A class may be called so; a division has nothing else beside it. */
    @Test
    void aClassCalledTrainIsOne() throws IOException {
        for (String vehicle : List.of("train", "bus", "car")) {
            image("vehicles/" + vehicle + "/a.png");
        }
        DataCatalog catalog = DataCatalog.at(root);
        assertEquals(
                Map.of("train", 1, "bus", 1, "car", 1),
                catalog.images("imagefolder?path=vehicles").counts());
        image("divided/train/cat/a.png");
        image("divided/val/cat/a.png");
        image("divided/@eaDir/cat/a.png");
        assertEquals(Map.of("cat", 1), catalog.images("imagefolder?path=divided").counts());
        image("divided/bus/a.png");
        assertMessage(
                DatasetException.class,
                () -> catalog.images("imagefolder?path=divided"),
                "divided/train may be",
                "[bus]",
                "name the folder that is meant");
    }

    @Test
    void aFolderMayHaveAnAmpersandInItsName() throws IOException {
        image("black & white/cat/a.png");
        image("&/cat/a.png");
        DataCatalog catalog = DataCatalog.at(root);
        ImageSet pets = catalog.images("imagefolder?path=black && white&size=8");
        assertEquals("black & white", pets.name());
        assertEquals(8, pets.image(0).width());
        assertEquals(8, catalog.images("imagefolder?path=&&&size=8").image(0).width());
        assertEquals(root.resolve("&"), catalog.folder("imagefolder?path=&&").orElseThrow());
        assertMessage(
                IllegalArgumentException.class,
                () -> catalog.images("imagefolder?path=black & white"),
                "Write && for an &");
    }

    @Test
    void imagesAreLimitedAndDecodedLateByOptions() throws IOException {
        for (int i = 0; i < 5; i++) {
            image("pets/cat/" + i + ".png");
        }
        String options = "imagefolder?path=pets&size=8&n=3&seed=2&lazy=true";
        ImageSet pets = DataCatalog.at(root).images(options);
        assertEquals(3, pets.size());
        assertEquals(8, pets.image(2).width());
        assertEquals(
                50, DataCatalog.at(root).images("imagefolder?path=pets&size=0").image(0).height());
    }

    @Test
    void objectsThatAreCutOutAlreadyAreReadByClass() throws IOException {
        image("DIOR/train/ship/a.png");
        image("DIOR/test/ship/b.png");
        assertEquals(1, DataCatalog.at(root).dataset("dior").test().size());
        assertEquals(1, DataCatalog.at(root).images("dior").size());
        image("ham10000/train/nv/a.png");
        image("ham10000/test/nv/b.png");
        assertEquals(1, DataCatalog.at(root).dataset("ham10000").test().size());
    }

    @Test
    void officialLayoutsAreKnownByTheirFiles() throws IOException {
        image("dior/JPEGImages-trainval/00001.jpg");
        TestFiles.write(
                root.resolve("dior/Annotations/00001.xml"),
                "<annotation><object><name>ship</name><bndbox><xmin>0</xmin><ymin>0</ymin>"
                        + "<xmax>20</xmax><ymax>30</ymax></bndbox></object></annotation>");
        TestFiles.write(root.resolve("dior/Main/train.txt"), "00001");
        TestFiles.write(root.resolve("dior/Main/val.txt"), "");
        ImageSet objects = DataCatalog.at(root).images("dior?min-side=20&size=0");
        assertEquals(30, objects.image(0).width());
        image("HAM10000/ISIC_1.jpg");
        image("HAM10000/ISIC_2.jpg");
        TestFiles.write(
                root.resolve("HAM10000/HAM10000_metadata.csv"),
                "lesion_id,image_id,dx\na,ISIC_1,nv\nb,ISIC_2,nv\n");
        String name = "ham10000?test-percent=50&split-seed=3";
        assertEquals(1, DataCatalog.at(root).dataset(name).test().size());
    }

    @Test
    void outliersAreDrawnByOptions() throws IOException {
        TestFiles.write(root.resolve("tiny80m/tiny_images.bin"), "x".repeat(4 * 3072));
        TestFiles.write(root.resolve("tiny80m/80mn_cifar_idxs.txt"), "2");
        assertEquals(3, DataCatalog.at(root).images("tiny80m?n=3&seed=1").size());
        image("imagenet1k/train/n01440764/a.png");
        image("imagenet1k/train/n12267677/a.png");
        assertEquals(1, DataCatalog.at(root).images("imagenet1k?size=16&lazy=true").size());
        assertMessage(
                IllegalArgumentException.class,
                () -> DataCatalog.at(root).dataset("imagenet1k"),
                "outliers only");
    }

    @Test
    void aMissingRootIsNamedWithTheLayout() {
        for (String name : DataCatalog.ours()) {
            if (!name.startsWith("synthetic-") && !name.equals("imagefolder")) {
                assertMessage(
                        DatasetException.class,
                        () -> nowhere.images(name),
                        "OECL_DATA is not set",
                        " is a folder",
                        name + "?path=");
            }
        }
        assertMessage(
                DatasetException.class,
                () -> DataCatalog.at(root.resolve("absent")).dataset("dior"),
                root.resolve("absent").toString(),
                "no folder");
    }

    @Test
    void aMissingFolderIsNamedWithTheVariable() {
        assertMessage(
                DatasetException.class,
                () -> DataCatalog.at(root).dataset("raabin-wbc"),
                "raabin-wbc or Raabin-WBC",
                root.toString(),
                "OECL_DATA",
                "?path=");
        assertMessage(
                DatasetException.class,
                () -> nowhere.dataset("cifar10"),
                "cifar-10-batches-bin",
                "OECL_DATA is not set");
    }

    @Test
    void aMissingSplitIsNamedWithTheLayout() throws IOException {
        image("pets/train/cat/a.png");
        assertMessage(
                DatasetException.class,
                () -> DataCatalog.at(root).dataset("imagefolder?path=pets"),
                root.resolve("pets/test").toString(),
                "test/<class>/<image>");
    }

    @Test
    void unknownNamesAndOptionsAreNamed() throws IOException {
        image("pets/cat/a.png");
        assertMessage(
                IllegalArgumentException.class, () -> nowhere.dataset("mnist"), "mnist", "cifar10");
        assertMessage(
                IllegalArgumentException.class,
                () -> nowhere.dataset("synthetic-cells?trian=3"),
                "trian");
        assertMessage(
                IllegalArgumentException.class,
                () -> nowhere.dataset("synthetic-cells?train"),
                "name=value");
        assertMessage(
                IllegalArgumentException.class,
                () -> nowhere.dataset("synthetic-cells?train=3&train=4"),
                "once");
        assertMessage(
                IllegalArgumentException.class,
                () -> nowhere.dataset("synthetic-cells?train=many"),
                "many",
                "from 1");
        assertMessage(
                IllegalArgumentException.class, () -> nowhere.dataset("imagefolder"), "?path=");
        assertMessage(
                IllegalArgumentException.class,
                () -> DataCatalog.at(root).images("imagefolder?path=pets&sead=1"),
                "sead");
        assertMessage(
                IllegalArgumentException.class,
                () -> DataCatalog.at(root).images("imagefolder?path=pets&lazy=yes"),
                "lazy",
                "true or false");
    }

    @Test
    void everyNameIsListed() {
        assertTrue(
                DataCatalog.names()
                        .containsAll(
                                List.of(
                                        "synthetic-objects",
                                        "synthetic-cells",
                                        "synthetic-textures",
                                        "cifar10",
                                        "cifar100",
                                        "raabin-wbc",
                                        "dior",
                                        "ham10000",
                                        "imagenet30",
                                        "imagenet1k",
                                        "300k-random-images",
                                        "tiny80m",
                                        "imagefolder")));
    }

    private static void assertMessage(
            Class<? extends Exception> type, Executable action, String... parts) {
        String message = assertThrows(type, action).getMessage();
        for (String part : parts) {
            assertTrue(message.contains(part), message);
        }
    }
}

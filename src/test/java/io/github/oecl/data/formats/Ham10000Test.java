// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.formats;

import static io.github.oecl.data.TestFiles.assertMessage;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.oecl.data.Dataset;
import io.github.oecl.data.DatasetException;
import io.github.oecl.data.ImageSet;
import io.github.oecl.data.LoadOptions;
import io.github.oecl.data.TestFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class Ham10000Test {

    private static final String HEADER = "lesion_id,image_id,dx,dx_type,age,sex,localization\n";

    @TempDir Path folder;

    /** Ten lesions of two classes, with one to three images each; an image's blue is its lesion. */
    @BeforeEach
    void writeTheOfficialLayout() throws IOException {
        StringBuilder table = new StringBuilder(HEADER);
        for (int lesion = 0; lesion < 10; lesion++) {
            for (int i = 0; i <= lesion % 3; i++) {
                String image = "ISIC_%d_%d".formatted(lesion, i);
                String part = "HAM10000_images_part_" + (1 + i % 2);
                TestFiles.image(folder.resolve(part + "/" + image + ".jpg"), 6, 4, lesion);
                table.append(row(lesion, image));
            }
        }
        writeTable(table.toString());
    }

    private static String row(int lesion, String image) {
        String diagnosis = lesion < 5 ? "nv" : "mel";
        return "HAM_%d,%s,%s,histo,80.0,male,scalp%n".formatted(lesion, image, diagnosis);
    }

    private void writeTable(String text) throws IOException {
        Files.writeString(table(), text);
    }

    private Path table() {
        return folder.resolve("HAM10000_metadata.csv");
    }

    private Dataset read(double share, long seed) throws IOException {
        return Ham10000.dataset(folder, share, seed, LoadOptions.whole());
    }

    private static Set<Integer> lesions(ImageSet images) {
        return IntStream.range(0, images.size())
                .mapToObj(i -> images.image(i).get(0, 0, 2))
                .collect(Collectors.toSet());
    }

    @Test
    void noLesionIsOnBothSides() throws IOException {
        for (long seed = 0; seed < 20; seed++) {
            Dataset ham = read(0.4, seed);
            Set<Integer> both = lesions(ham.train());
            both.retainAll(lesions(ham.test()));
            assertEquals(Set.of(), both);
            assertEquals(10 + 9, ham.train().size() + ham.test().size());
        }
    }

    @Test
    void theShareIsOfTheLesionsOfEachClass() throws IOException {
        Dataset ham = read(0.4, 1);
        assertEquals(2, lesions(ham.test().ofClasses("nv")).size());
        assertEquals(2, lesions(ham.test().ofClasses("mel")).size());
        assertEquals(List.of("mel", "nv"), ham.classNames());
    }

    @Test
    void theSeedFixesTheDivisionWhateverTheOrderOfTheRows() throws IOException {
        Set<Integer> test = lesions(read(0.4, 1).test());
        List<String> lines = Files.readAllLines(table());
        StringBuilder reversed = new StringBuilder(lines.get(0) + "\n");
        for (int i = lines.size() - 1; i > 0; i--) {
            reversed.append(lines.get(i)).append('\n');
        }
        writeTable(reversed.toString());
        assertEquals(test, lesions(read(0.4, 1).test()));
        Set<Set<Integer>> divisions = new HashSet<>();
        for (long seed = 0; seed < 5; seed++) {
            divisions.add(lesions(read(0.4, seed).test()));
        }
        assertNotEquals(1, divisions.size());
    }

    @Test
    void theTableMayHaveTabsAndQuotes() throws IOException {
        String quoted =
                Files.readString(table()).replace("HAM_0,", "\"HAM_0\",").replace(',', '\t');
        Files.delete(table());
        Files.writeString(folder.resolve("HAM10000_metadata.tab"), quoted);
        assertEquals(Map.of("nv", 9, "mel", 10), sum(read(0.4, 1)));
    }

    private static Map<String, Integer> sum(Dataset ham) {
        return ham.train().concat(ham.test()).counts();
    }

    @Test
    void imagesTakeTheSizeThatIsGiven() throws IOException {
        LoadOptions loadOptions = LoadOptions.ofSize(3).withLimit(4, 0).lazily();
        Dataset ham = Ham10000.dataset(folder, 0.4, 1, loadOptions);
        assertEquals(4, ham.train().size());
        assertEquals(3, ham.train().image(3).width());
    }

    /** As an archive unpacks in a folder of its own name, and as a camera's card names files. */
    @Test
    void imagesAreFoundDeeperAndInCapitals() throws IOException {
        Path part = folder.resolve("HAM10000_images_part_1");
        Path inner = Files.createDirectories(part.resolve("HAM10000_images_part_1"));
        Files.move(part.resolve("ISIC_3_0.jpg"), inner.resolve("ISIC_3_0.jpg"));
        Files.move(part.resolve("ISIC_4_0.jpg"), inner.resolve("ISIC_4_0.JPG"));
        TestFiles.image(part.resolve("@eaDir/ISIC_5_0.jpg"), 6, 4, 99);
        Dataset ham = read(0.4, 1);
        assertEquals(19, ham.train().size() + ham.test().size());
        Set<Integer> all = lesions(ham.train());
        all.addAll(lesions(ham.test()));
        assertEquals(10, all.size());
        assertEquals(false, all.contains(99));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege")
    void whatCouldNotBeReadIsCountedWhereImagesAreMissing() throws IOException {
        Path part = folder.resolve("HAM10000_images_part_1");
        Files.delete(part.resolve("ISIC_3_0.jpg"));
        Files.createSymbolicLink(part.resolve("loop"), Path.of(".."));
        assertReadFails("1 folders or files could not be read", "loop is left out");
    }

    @Test
    void rowsWithoutTheirImagesAreCountedAndNamed() throws IOException {
        Files.delete(folder.resolve("HAM10000_images_part_1/ISIC_3_0.jpg"));
        Files.delete(folder.resolve("HAM10000_images_part_2/ISIC_1_1.jpg"));
        assertMessage(
                DatasetException.class,
                () -> read(0.4, 1),
                table().toString(),
                "2 images",
                "ISIC_1_1.jpg, ...",
                "HAM10000_images_part_1");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege")
    void aFolderWithinItselfByALinkIsLeftOut() throws IOException {
        Dataset expected = read(0.4, 1);
        Path part = folder.resolve("HAM10000_images_part_1");
        Files.createSymbolicLink(part.resolve("loop"), Path.of(".."));
        Files.createSymbolicLink(folder.resolve("self"), folder);
        Dataset read = read(0.4, 1);
        assertEquals(read.train().size(), expected.train().size());
    }

    @Test
    void aMissingTableIsNamedWithTheLayout() throws IOException {
        Files.delete(table());
        assertMessage(
                DatasetException.class,
                () -> read(0.4, 1),
                "HAM10000_metadata.csv",
                folder.toString(),
                "HAM10000_images_part_2");
    }

    @Test
    void aDamagedTableIsNamedWithItsLine() throws IOException {
        String text = Files.readString(table());
        writeTable(text.replace("lesion_id", "lesion"));
        assertReadFails("lesion_id", "[lesion, image_id");
        writeTable(text + "HAM_9,ISIC_0_0\n");
        assertReadFails("line 21", "2 values", "7 columns");
        writeTable(text + ",ISIC_0_1,nv,histo,80.0,male,scalp\n");
        assertReadFails("line 21", "no lesion_id");
        writeTable(text + row(7, "ISIC_0_0"));
        assertReadFails("two rows", "ISIC_0_0");
        writeTable(HEADER);
        assertReadFails("no rows");
        writeTable("");
        assertReadFails("empty");
        Files.write(table(), new byte[] {(byte) 0xC3, (byte) 0x28});
        assertReadFails("text");
    }

    private void assertReadFails(String... parts) {
        assertMessage(DatasetException.class, () -> read(0.4, 1), table().toString());
        assertMessage(DatasetException.class, () -> read(0.4, 1), parts);
    }

    @Test
    void aShareOutsideOfItsRangeIsNamed() {
        assertMessage(IllegalArgumentException.class, () -> read(0, 1), "0.0");
        assertMessage(IllegalArgumentException.class, () -> read(1, 1), "1.0");
    }
}

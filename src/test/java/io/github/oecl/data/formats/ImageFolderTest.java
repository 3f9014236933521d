// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.oecl.data.Dataset;
import io.github.oecl.data.DatasetException;
import io.github.oecl.data.Numbered;
import io.github.oecl.image.ImageDecoder;
import io.github.oecl.image.RgbImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderTest {

    @TempDir Path folder;

    private void image(String path, int number) throws IOException {
        byte[] pixels = new byte[4 * 6 * 3];
        pixels[0] = (byte) number;
        write(path, RgbImage.of(6, 4, pixels).png());
    }

    private void write(String path, byte[] bytes) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private ImageFolder read() throws IOException {
        return ImageFolder.builder().setPath(folder).build();
    }

    @Test
    void classesAndFilesComeInTheOrderOfTheirNames() throws IOException {
        image("bee/b.png", 3);
        image("bee/a.png", 2);
        image("ant/z.png", 1);
        image("bee/deeper/x.png", 4);
        ImageFolder images = read();
        assertEquals(List.of("ant", "bee"), images.classNames());
        assertEquals(List.of(0, 1, 1, 1), Numbered.labels(images));
        assertEquals(
                List.of(1, 2, 3, 4),
                List.of(
                        images.image(0).get(0, 0, 0),
                        images.image(1).get(0, 0, 0),
                        images.image(2).get(0, 0, 0),
                        images.image(3).get(0, 0, 0)));
        assertEquals(folder.getFileName().toString(), images.name());
    }

    @Test
    void imagesKeepTheirSizeUnlessOneIsGiven() throws IOException {
        image("ant/a.png", 1);
        assertEquals(6, read().image(0).width());
        ImageFolder small = ImageFolder.builder().setPath(folder).optSize(3).build();
        assertEquals(3, small.image(0).width());
        assertEquals(3, small.image(0).height());
    }

    @Test
    void hiddenFilesAreIgnored() throws IOException {
        image("ant/a.png", 1);
        write("ant/.DS_Store", new byte[9]);
        image("ant/@eaDir/a.png/SYNOPHOTO_THUMB_M.png", 2);
        image("@eaDir/ant/a.png", 2);
        write(".git/config", new byte[9]);
        assertEquals(1, read().size());
        assertTrue(read().skipped().isEmpty());
    }

    @Test
    void aFileThatIsNoImageIsSkippedAndListed() throws IOException {
        image("ant/a.png", 1);
        write("ant/b.png", "no image".getBytes());
        write("README.txt", "beside the classes".getBytes());
        ImageFolder images = read();
        assertEquals(1, images.size());
        assertEquals(
                List.of(folder.resolve("README.txt"), folder.resolve("ant/b.png")),
                images.skipped().stream().map(ImageFolder.Skipped::file).toList());
        String reason = images.skipped().get(1).reason();
        assertTrue(!reason.isBlank() && !reason.contains("b.png"), reason);
    }

    @Test
    void tooManySkippedFilesAreAnError() throws IOException {
        image("ant/a.png", 1);
        write("ant/b.png", new byte[3]);
        ImageFolder.Builder builder = ImageFolder.builder().setPath(folder).optMaxSkipped(0);
        assertMessage(builder::build, "optMaxSkipped", "skipped 1 files", "b.png");
    }

    @Test
    void aClassWithoutAReadableImageIsAnError() throws IOException {
        image("ant/a.png", 1);
        write("bee/b.png", new byte[3]);
        assertMessage(this::read, folder.resolve("bee").toString(), "b.png");
    }

    @Test
    void noReadableImageAtAllIsAnError() throws IOException {
        for (int i = 0; i < 7; i++) {
            write("ant/" + i + ".png", new byte[3]);
        }
        assertMessage(this::read, folder.toString(), "skipped 7 files", "4.png", ", ...");
    }

    @Test
    void aMissingAnEmptyAndAFlatFolderAreErrors() throws IOException {
        assertMessage(this::read, folder.toString(), "no class folders", "<class>");
        image("a.png", 1);
        assertMessage(this::read, folder.toString(), "no class folders", "1 other");
        Path absent = folder.resolve("absent");
        assertMessage(
                () -> ImageFolder.builder().setPath(absent).build(), absent.toString(), "<class>");
    }

    @Test
    void linksOutOfTheFolderAreNotFollowed(@TempDir Path elsewhere) throws IOException {
        image("ant/a.png", 1);
        Path outside = Files.copy(folder.resolve("ant/a.png"), elsewhere.resolve("out.png"));
        link("ant/inside.png", folder.resolve("ant/a.png"));
        link("ant/outside.png", outside);
        link("ant/nowhere.png", folder.resolve("gone.png"));
        link("bee", elsewhere);
        ImageFolder images = read();
        assertEquals(2, images.size());
        assertEquals(
                List.of("nowhere.png", "outside.png", "bee"),
                images.skipped().stream().map(s -> s.file().getFileName().toString()).toList());
    }

    private void link(String path, Path target) {
        try {
            Files.createSymbolicLink(folder.resolve(path), target);
        } catch (IOException | UnsupportedOperationException e) {
            assumeTrue(false, "this platform makes no symbolic links: " + e);
        }
    }

    @Test
    void aDatasetHasTheClassesOfBothSplits() throws IOException {
        image("train/bee/a.png", 1);
        image("test/ant/a.png", 2);
        image("test/bee/b.png", 3);
        Dataset dataset = ImageFolder.builder().setPath(folder).optName("zoo").buildDataset();
        assertEquals(List.of("ant", "bee"), dataset.classNames());
        assertEquals(Map.of("bee", 1), dataset.train().counts());
        assertEquals(Map.of("ant", 1, "bee", 1), dataset.test().counts());
        assertEquals("zoo/test", dataset.test().name());
    }

    @Test
    void aDatasetNeedsBothSplits() throws IOException {
        image("train/bee/a.png", 1);
        assertMessage(
                () -> ImageFolder.builder().setPath(folder).buildDataset(),
                folder.resolve("test").toString(),
                "train/<class>");
    }

    @Test
    void theDecodersLimitsHold() throws IOException {
        image("ant/a.png", 1);
        ImageFolder.Builder builder =
                ImageFolder.builder()
                        .setPath(folder)
                        .optDecoder(ImageDecoder.withLimits(1 << 20, 23));
        assertMessage(builder::build, "a.png", "limit of 23 pixels");
    }

    @Test
    void wrongSettingsAreNamed() {
        ImageFolder.Builder builder = ImageFolder.builder();
        assertThrows(IllegalArgumentException.class, builder::build);
        assertThrows(IllegalArgumentException.class, () -> builder.optSize(0));
        assertThrows(IllegalArgumentException.class, () -> builder.optMaxSkipped(-1));
    }

    private static void assertMessage(Executable action, String... parts) {
        String message = assertThrows(DatasetException.class, action).getMessage();
        for (String part : parts) {
            assertTrue(message.contains(part), message);
        }
    }

    @Test
    void asOneClassSubfoldersMeanNothingAndEachImageHasItsFile() throws IOException {
        image("b.png", 2);
        image("a/deep/x.png", 1);
        write("a/notes.txt", "text".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        ImageFolder images = ImageFolder.builder().setPath(folder).optOneClass("normal").build();
        assertEquals(List.of("normal"), images.classNames());
        assertEquals(
                List.of(folder.resolve("a/deep/x.png"), folder.resolve("b.png")), images.files());
        assertEquals(1, images.image(0).get(0, 0, 0));
        assertEquals(folder.resolve("a/notes.txt"), images.skipped().get(0).file());
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.oecl.data.DatasetException;
import io.github.oecl.data.TestFiles;
import io.github.oecl.image.DamagedImage;
import io.github.oecl.image.DamagedImages;
import io.github.oecl.image.ImageDecoder;
import io.github.oecl.image.ImageFormatException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A folder with anything in it: what is no good image is left out, counted and named. */
class DamagedFolderTest {

    private static final List<String> NAMES =
            List.of(
                    "Größe",
                    "кошка",
                    "γάτα",
                    "猫",
                    "고양이",
                    "قطة",
                    "חתול",
                    "बिल्ली",
                    "แมว",
                    "ネコ",
                    "a b,c;d'e\"f",
                    "%s %n {}",
                    "🐈",
                    "e\u0301",
                    "-rf",
                    "..x",
                    "CON",
                    "x".repeat(200));

    @TempDir Path folder;

    @Test
    @Timeout(300)
    void everyDamagedImageIsSkippedAndNamed() throws IOException {
        Path images = Files.createDirectories(folder.resolve("images"));
        Set<String> bad = new HashSet<>();
        int files = 0;
        for (DamagedImage damaged : DamagedImages.all()) {
            // The dear ones have been tried one by one.
            if (damaged.kind().equals("zip bomb")) {
                continue;
            }
            Files.write(images.resolve(damaged.name()), damaged.bytes());
            files++;
            if (damaged.allowed() == DamagedImage.Allowed.ERROR) {
                bad.add(damaged.name());
            }
        }
        ImageFolder read = ofOneClass(images);
        Set<String> skipped =
                read.skipped().stream()
                        .map(file -> file.file().getFileName().toString())
                        .collect(Collectors.toSet());
        System.out.printf("%d files, %d of them skipped%n", files, skipped.size());
        assertEquals(files, read.size() + read.skipped().size());
        assertTrue(skipped.containsAll(bad), () -> "not skipped: " + minus(bad, skipped));
        assertTrue(read.skipped().stream().noneMatch(file -> file.reason().isBlank()));
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "other systems forbid or change some names")
    void namesInAnyScriptAreReadAndNamed() throws IOException {
        assumeTrue(
                System.getProperty("sun.jnu.encoding").equals("UTF-8"),
                "this system's names are not in UTF-8");
        for (String name : NAMES) {
            TestFiles.image(folder.resolve(name + ".png"), 4, 4, 1);
            TestFiles.write(folder.resolve(name + ".jpg"), "no image");
        }
        ImageFolder read = ofOneClass(folder);
        // A name that begins with a dot is hidden.
        assertEquals(NAMES.size() - 1, read.size());
        assertEquals(NAMES.size() - 1, read.skipped().size());
        Set<Path> skipped =
                read.skipped().stream().map(ImageFolder.Skipped::file).collect(Collectors.toSet());
        assertTrue(skipped.contains(folder.resolve("猫.jpg")), skipped::toString);
    }

    @Test
    @EnabledOnOs(
            value = {OS.LINUX, OS.MAC},
            disabledReason = "has no named pipes")
    @Timeout(60)
    void pipesLinksAndLoopsAreSkipped() throws Exception {
        TestFiles.image(folder.resolve("good.png"), 4, 4, 1);
        Path outside = Files.createTempFile("outside", ".png");
        Files.createSymbolicLink(folder.resolve("out.png"), outside);
        Files.createSymbolicLink(folder.resolve("climb.png"), Path.of("../../etc/passwd"));
        Files.createSymbolicLink(folder.resolve("zero.png"), Path.of("/dev/zero"));
        Files.createSymbolicLink(folder.resolve("loop.png"), Path.of("loop.png"));
        Files.createSymbolicLink(folder.resolve("self"), folder);
        Files.createSymbolicLink(folder.resolve("in.png"), Path.of("good.png"));
        Path pipe = folder.resolve("pipe.png");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        ImageFolder read = ofOneClass(folder);
        assertEquals(2, read.size());
        assertEquals(6, read.skipped().size(), () -> read.skipped().toString());
        for (String link : List.of("climb.png", "zero.png", "out.png")) {
            Files.delete(folder.resolve(link));
        }
        Files.delete(outside);
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux has these files")
    @Timeout(60)
    void devicesAndFilesThatCannotBeReadAreErrorsThatNameThem() {
        ImageDecoder decoder = ImageDecoder.withDefaults();
        Path device = Path.of("/dev/zero");
        String message =
                assertThrows(ImageFormatException.class, () -> decoder.decode(device)).getMessage();
        assertTrue(message.startsWith("/dev/zero is a pipe or a device"), message);
        // Of the system's own, whoever asks: reading fails with a message without a name.
        Path unreadable = Path.of("/proc/self/mem");
        message = assertThrows(IOException.class, () -> decoder.decode(unreadable)).getMessage();
        assertTrue(message.startsWith("/proc/self/mem cannot be read"), message);
    }

    @Test
    void aFileThatMayNotBeReadIsSkipped() throws IOException {
        TestFiles.image(folder.resolve("good.png"), 4, 4, 1);
        Path secret = folder.resolve("secret.png");
        TestFiles.image(secret, 4, 4, 1);
        assumeTrue(secret.toFile().setReadable(false, false) && !Files.isReadable(secret));
        assertEquals(
                List.of(secret),
                ofOneClass(folder).skipped().stream().map(ImageFolder.Skipped::file).toList());
    }

    /** Such as lost+found. */
    @Test
    void aFolderThatMayNotBeReadIsSkipped() throws IOException {
        TestFiles.image(folder.resolve("a/good.png"), 4, 4, 1);
        Path closed = Files.createDirectory(folder.resolve("lost+found"));
        Path inner = Files.createDirectory(folder.resolve("a/closed"));
        assumeTrue(closed.toFile().setReadable(false, false) && !Files.isReadable(closed));
        assertTrue(inner.toFile().setReadable(false, false));
        for (ImageFolder read :
                List.of(ofOneClass(folder), ImageFolder.builder().setPath(folder).build())) {
            assertEquals(1, read.size());
            assertEquals(
                    List.of(inner, closed),
                    read.skipped().stream().map(ImageFolder.Skipped::file).toList());
            assertEquals(
                    closed + ": a folder that cannot be read: access is denied",
                    read.skipped().get(1).toString());
        }
        TestFiles.assertMessage(
                DatasetException.class,
                () -> ofOneClass(closed),
                "The folder " + closed + " cannot be read: access is denied");
        assertTrue(closed.toFile().setReadable(true) && inner.toFile().setReadable(true));
    }

    @Test
    void aFolderThatVanishesMeanwhileIsSkipped() throws IOException {
        TestFiles.image(folder.resolve("a/1.png"), 4, 4, 1);
        TestFiles.image(folder.resolve("c/1.png"), 4, 4, 1);
        for (String after : List.of("a", "b")) {
            Path vanishing = Files.createDirectory(folder.resolve("b"));
            FolderListing listing =
                    FolderListing.of(
                            folder, name -> name.equals(after) ? name + deleted(vanishing) : name);
            assertEquals(List.of("a", "c"), listing.classNames());
            assertEquals(
                    List.of(
                            after.equals("a")
                                    ? vanishing + ": has gone meanwhile"
                                    : vanishing
                                            + ": a folder that cannot be read: there is no such"
                                            + " file or folder"),
                    listing.skipped().stream().map(ImageFolder.Skipped::toString).toList());
        }
    }

    private static String deleted(Path vanishing) {
        try {
            Files.delete(vanishing);
            return "";
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** In Latin-1, "é" and "è". */
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "other systems forbid or change some names")
    void twoFoldersAreTwoClassesThoughTheirNamesCannotBeRead() throws IOException {
        for (String name : List.of("%E9", "%E8")) {
            Path place = Path.of(URI.create(folder.toUri() + name));
            TestFiles.image(place.resolve("1.png"), 4, 4, 1);
            TestFiles.image(place.resolve("sub\\2.png"), 4, 4, 1);
        }
        ImageFolder read = ImageFolder.builder().setPath(folder).build();
        assertEquals(List.of("\\xE8", "\\xE9"), read.classNames());
        assertEquals(4, read.size());
    }

    private static ImageFolder ofOneClass(Path folder) throws IOException {
        return ImageFolder.builder()
                .setPath(folder)
                .optOneClass("image")
                .optMaxSkipped(10_000)
                .build();
    }

    private static Set<String> minus(Set<String> all, Set<String> some) {
        return all.stream().filter(name -> !some.contains(name)).collect(Collectors.toSet());
    }
}

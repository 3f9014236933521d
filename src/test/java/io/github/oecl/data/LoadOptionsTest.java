// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data;

import static io.github.oecl.data.TestFiles.assertMessage;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.data.formats.ImageFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadOptionsTest {

    @TempDir Path folder;

    @BeforeEach
    void sixAntsAndTwoBees() throws IOException {
        for (int i = 0; i < 6; i++) {
            TestFiles.image(folder.resolve("ant/" + i + ".png"), 8, 6, i);
        }
        TestFiles.image(folder.resolve("bee/6.png"), 8, 6, 6);
        TestFiles.image(folder.resolve("bee/7.png"), 8, 6, 7);
    }

    private ImageFolder read(LoadOptions loadOptions) throws IOException {
        return ImageFolder.builder().setPath(folder).optLoading(loadOptions).build();
    }

    private static List<Integer> numbers(ImageSet images) {
        return IntStream.range(0, images.size())
                .mapToObj(i -> images.image(i).get(0, 0, 2))
                .toList();
    }

    @Test
    void lazilyComeTheSameImages() throws IOException {
        LoadOptions small = LoadOptions.ofSize(4);
        assertEquals(read(small).digest(), read(small.lazily()).digest());
        assertEquals(4, read(small.lazily()).image(0).height());
    }

    @Test
    void aLimitIsBalancedAndKeepsTheOrder() throws IOException {
        ImageFolder four = read(LoadOptions.whole().withLimit(4, 1));
        assertEquals(Map.of("ant", 2, "bee", 2), four.counts());
        assertEquals(numbers(four).stream().sorted().toList(), numbers(four));
        assertEquals(4, read(LoadOptions.whole().withLimit(4, 1).lazily()).size());
    }

    @Test
    void aSmallerChoiceIsPartOfALarger() throws IOException {
        Set<Integer> five = new HashSet<>(numbers(read(LoadOptions.whole().withLimit(5, 1))));
        assertTrue(five.containsAll(numbers(read(LoadOptions.whole().withLimit(3, 1)))));
    }

    @Test
    void aLimitAboveTheSizeTakesAll() throws IOException {
        assertEquals(8, read(LoadOptions.whole().withLimit(100, 1)).size());
        assertEquals(8, read(LoadOptions.whole().withLimit(0, 1)).size());
    }

    @Test
    void fewerImagesThanClassesAreNoError() throws IOException {
        assertEquals(1, read(LoadOptions.whole().withLimit(1, 1)).size());
    }

    @Test
    void aDamagedFileIsFoundWhenItsTurnComes() throws IOException {
        Files.write(folder.resolve("ant/0.png"), new byte[9]);
        ImageFolder images = read(LoadOptions.whole().lazily());
        assertEquals(8, images.size());
        assertMessage(UncheckedIOException.class, () -> images.image(0), "0.png");
    }

    @Test
    void aClassWithoutAFileIsAnErrorEvenLazily() throws IOException {
        Files.createDirectory(folder.resolve("cow"));
        assertMessage(DatasetException.class, () -> read(LoadOptions.whole().lazily()), "cow");
    }

    @Test
    void outliersThatLeakAreFoundLazily() throws IOException {
        TestFiles.image(folder.resolve("cow/2.png"), 8, 6, 2);
        TestFiles.image(folder.resolve("cow/9.png"), 8, 6, 9);
        ImageFolder images = read(LoadOptions.whole().lazily());
        ImageSet ants = images.ofClasses("ant");
        Task task =
                new Task(
                        "t",
                        ants,
                        ImageSet.empty("none"),
                        ants,
                        images.ofClasses("bee"),
                        ImageSet.empty("none"));
        assertMessage(
                IllegalArgumentException.class,
                () -> task.withOutliers(images.ofClasses("cow")),
                "outlier 0",
                "image 2");
    }

    @Test
    void negativeNumbersAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> LoadOptions.ofSize(-1));
        assertThrows(IllegalArgumentException.class, () -> LoadOptions.whole().withLimit(-1, 0));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data;

import static io.github.oecl.data.Numbered.CLASSES;
import static io.github.oecl.data.Numbered.labels;
import static io.github.oecl.data.Numbered.numbers;
import static io.github.oecl.data.Numbered.set;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImageSetTest {

    private final ImageSet images = set(0, 0, 1, 0, 2, 0);

    @Test
    void countsNameEachClassThatHasImages() {
        assertEquals(Map.of("ant", 3, "bee", 1, "cow", 1), images.counts());
        assertEquals(List.of("ant", "cow"), List.copyOf(set(0, 2, 0).counts().keySet()));
    }

    @Test
    void anImageIsHandedOutAsItIs() {
        assertSame(images.image(3), images.subset(3).image(0));
    }

    @Test
    void subsetKeepsTheOrderGivenAndTheLabels() {
        ImageSet subset = images.subset(3, 0);
        assertEquals(List.of(3, 0), numbers(subset));
        assertEquals(List.of(2, 0), labels(subset));
        assertEquals(CLASSES, subset.classNames());
    }

    @Test
    void subsetRefusesAPlaceThatIsNotThere() {
        assertThrows(IndexOutOfBoundsException.class, () -> images.subset(5));
    }

    @Test
    void changingTheArraysAfterwardsChangesNothing() {
        int[] places = {1, 2};
        int[] labels = {0};
        ImageSet subset = images.subset(places);
        ImageSet made = ImageSet.of("x", CLASSES, List.of(Numbered.image(0)), labels);
        places[0] = 4;
        labels[0] = 2;
        assertEquals(List.of(1, 2), numbers(subset));
        assertEquals(0, made.label(0));
    }

    @Test
    void ofClassesKeepsOrderAndLabels() {
        ImageSet chosen = images.ofClasses("cow", "ant");
        assertEquals(List.of(0, 2, 3, 4), numbers(chosen));
        assertEquals(List.of(0, 0, 2, 0), labels(chosen));
        assertEquals("cow", chosen.className(2));
    }

    @Test
    void ofClassesNamesAnAbsentClassAndThoseThereAre() {
        Exception e = assertThrows(IllegalArgumentException.class, () -> images.ofClasses("dog"));
        assertTrue(e.getMessage().contains("\"dog\""), e.getMessage());
        assertTrue(e.getMessage().contains("[ant, bee, cow]"), e.getMessage());
    }

    @Test
    void aClassWithoutImagesIsAbsent() {
        ImageSet ants = images.ofClasses("ant");
        assertThrows(IllegalArgumentException.class, () -> ants.ofClasses("bee"));
    }

    @Test
    void concatMergesClassesByName() {
        ImageSet other = set("other", List.of("dog", "bee"), 10, 0, 1);
        ImageSet joined = images.concat(other);
        assertEquals(List.of("ant", "bee", "cow", "dog"), joined.classNames());
        assertEquals(List.of(0, 1, 2, 3, 4, 10, 11), numbers(joined));
        assertEquals(List.of(0, 1, 0, 2, 0, 3, 1), labels(joined));
    }

    @Test
    void concatWithNothingAddsNothing() {
        ImageSet joined = images.concat(ImageSet.empty("nothing"));
        assertEquals(images.digest(), joined.digest());
    }

    @Test
    void labelsMustFitTheImagesAndTheClasses() {
        assertThrows(IllegalArgumentException.class, () -> set(0, 3));
        assertThrows(IllegalArgumentException.class, () -> set(0, -1));
        assertThrows(
                IllegalArgumentException.class,
                () -> ImageSet.of("x", CLASSES, List.of(), new int[1]));
        assertThrows(
                IllegalArgumentException.class,
                () -> ImageSet.of("x", List.of("a", "a"), List.of(), new int[0]));
    }

    @Test
    void aDatasetNeedsOneListOfClasses() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Dataset("x", images, ImageSet.empty("y")));
    }
}

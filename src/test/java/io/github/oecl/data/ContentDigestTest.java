// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data;

import static io.github.oecl.data.Numbered.CLASSES;
import static io.github.oecl.data.Numbered.set;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.image.RgbImage;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ContentDigestTest {

    private final ImageSet images = set(0, 0, 1, 2);

    @Example
    void itIs64HexadecimalDigitsAndComputedOnce() {
        assertTrue(images.digest().matches("[0-9a-f]{64}"));
        assertSame(images.digest(), images.digest());
    }

    @Example
    void theSameContentHasTheSameDigestUnderAnyName() {
        assertEquals(images.digest(), set(0, 0, 1, 2).digest());
        assertEquals(images.digest(), images.named("other").digest());
        assertEquals(images.digest(), images.subset(0, 1, 2).digest());
    }

    @Property(tries = 100)
    void anyPixelCounts(
            @ForAll @IntRange(min = 0, max = 11) int place,
            @ForAll @IntRange(min = 1, max = 255) int by) {
        byte[] pixels = new byte[12];
        RgbImage one = RgbImage.of(2, 2, pixels);
        pixels[place] += (byte) by;
        assertNotEquals(digestOf(one), digestOf(RgbImage.of(2, 2, pixels)));
    }

    @Example
    void theFormOfAnImageCounts() {
        assertNotEquals(
                digestOf(RgbImage.of(1, 2, new byte[6])), digestOf(RgbImage.of(2, 1, new byte[6])));
    }

    @Example
    void aLabelCounts() {
        assertNotEquals(images.digest(), set(0, 0, 1, 1).digest());
    }

    @Example
    void theOrderCounts() {
        assertNotEquals(images.digest(), images.subset(1, 0, 2).digest());
    }

    @Example
    void aClassNameCounts() {
        ImageSet renamed = set("set", List.of("ant", "bee", "dog"), 0, 0, 1, 2);
        assertNotEquals(images.digest(), renamed.digest());
    }

    private static String digestOf(RgbImage image) {
        return ImageSet.of("one", CLASSES, List.of(image), new int[1]).digest();
    }
}

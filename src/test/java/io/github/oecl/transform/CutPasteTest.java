// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.image.RgbImage;
import io.github.oecl.random.KeyedRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CutPasteTest {

    @Test
    void changesOneRectangleOfTwoToFifteenPercent() {
        RgbImage image = Samples.noise(100, 80);
        for (int i = 0; i < 200; i++) {
            RgbImage pasted = CutPaste.apply(image, KeyedRandom.of(i));
            int changed = changed(image, pasted);
            int[] box = box(image, pasted);
            int area = (box[2] - box[0]) * (box[3] - box[1]);
            assertTrue(area >= 0.018 * 8000 && area <= 0.155 * 8000, area + " pixels");
            assertTrue(changed > 0.95 * area, changed + " of " + area);
        }
    }

    @Test
    void thePatchGoesToEveryOtherPlace() {
        RgbImage image = Samples.noise(4, 3);
        Rectangle patch = new Rectangle(1, 2, 2, 1);
        Set<Rectangle> places = new HashSet<>();
        for (int i = 0; i < 300; i++) {
            places.add(CutPaste.elsewhere(patch, image, KeyedRandom.of(i)));
        }
        assertEquals(7, places.size());
        assertFalse(places.contains(patch));
    }

    @Test
    void aPatchAsLargeAsTheImageStays() {
        Rectangle whole = new Rectangle(0, 0, 1, 1);
        assertEquals(whole, CutPaste.elsewhere(whole, Samples.noise(1, 1), KeyedRandom.of(1)));
    }

    private static int changed(RgbImage a, RgbImage b) {
        int count = 0;
        for (int i = 0; i < a.width() * a.height(); i++) {
            int x = i % a.width();
            int y = i / a.width();
            count += Samples.color(a, x, y) != Samples.color(b, x, y) ? 1 : 0;
        }
        return count;
    }

    private static int[] box(RgbImage a, RgbImage b) {
        int[] box = {a.width(), a.height(), 0, 0};
        for (int y = 0; y < a.height(); y++) {
            for (int x = 0; x < a.width(); x++) {
                if (Samples.color(a, x, y) != Samples.color(b, x, y)) {
                    box[0] = Math.min(box[0], x);
                    box[1] = Math.min(box[1], y);
                    box[2] = Math.max(box[2], x + 1);
                    box[3] = Math.max(box[3], y + 1);
                }
            }
        }
        return box;
    }
}

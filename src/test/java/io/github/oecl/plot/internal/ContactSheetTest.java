// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.image.RgbImage;
import io.github.oecl.plot.Pixels;
import io.github.oecl.plot.Role;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContactSheetTest {

    private static final Color GREEN = new Color(0, 200, 0);

    @Test
    void smallImageIsEnlargedThreefold() {
        BufferedImage sheet = sheet(new SheetRow("row", Role.NORMAL, List.of(plain(32, 32))));
        assertEquals(96 * 96, Pixels.count(sheet, GREEN));
    }

    @Test
    void wideImageKeepsItsProportions() {
        BufferedImage sheet = sheet(new SheetRow("row", Role.NORMAL, List.of(plain(32, 16))));
        assertEquals(96 * 48, Pixels.count(sheet, GREEN));
    }

    @Test
    void largeImageIsShrunkIntoItsCell() {
        BufferedImage sheet = sheet(new SheetRow("row", Role.NORMAL, List.of(plain(500, 500))));
        assertEquals(96 * 96, Pixels.count(sheet, GREEN), 200);
    }

    @Test
    void rowHasTheColourOfItsRole() {
        BufferedImage sheet = sheet(new SheetRow("row", Role.OOD, List.of(plain(32, 32))));
        assertTrue(Pixels.count(sheet, Role.OOD.color()) > 100);
    }

    @Test
    void tooManyImagesAreRefused() {
        SheetRow row = new SheetRow("row", Role.OOD, Collections.nCopies(9, plain(2, 2)));
        assertThrows(IllegalArgumentException.class, () -> sheet(row));
    }

    @Test
    void everyImageHasANoteOrNoneHas() {
        List<RgbImage> images = List.of(plain(2, 2), plain(2, 2));
        assertThrows(
                IllegalArgumentException.class,
                () -> new SheetRow("row", Role.OOD, images, List.of("one")));
    }

    private static BufferedImage sheet(SheetRow row) {
        return ContactSheet.of("Title", "Caption", List.of(row));
    }

    private static RgbImage plain(int width, int height) {
        byte[] pixels = new byte[width * height * RgbImage.CHANNELS];
        for (int i = 1; i < pixels.length; i += RgbImage.CHANNELS) {
            pixels[i] = (byte) GREEN.getGreen();
        }
        return RgbImage.of(width, height, pixels);
    }
}

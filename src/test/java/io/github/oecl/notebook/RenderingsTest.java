// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.data.ImageSet;
import io.github.oecl.plot.paper.PaperFigures;
import java.awt.image.BufferedImage;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

class RenderingsTest {

    static Iterable<Object> samples() {
        return Samples.all().values();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyThingHasATextWithoutMarkup(Object sample) {
        String text = Renderings.of(sample).text();
        assertFalse(text.isBlank());
        assertFalse(text.contains("<table") || text.contains("&lt;"), text);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theTextFitsATerminal(Object sample) {
        Renderings.of(sample)
                .text()
                .lines()
                .filter(line -> !line.contains(" · ") && !line.startsWith("Left:"))
                .forEach(line -> assertTrue(line.length() <= 132, line));
    }

    @Test
    void aFigureOfTheLibrarySaysWhatItShows() {
        Rendering figure = Renderings.of(PaperFigures.lemma(8, 2, 1));
        assertTrue(figure.text().contains("falls and is convex"), figure.text());
        assertTrue(figure.metadata().get(Rendering.PNG).get("alt").startsWith("Figure: f(y)"));
    }

    @Test
    void anyOtherPictureSaysItsSize() {
        BufferedImage picture = new BufferedImage(3, 2, BufferedImage.TYPE_INT_ARGB);
        assertEquals("Figure (3 x 2 pixels)", Renderings.of(picture).text());
    }

    @Test
    void aLongTableIsCut() {
        Table table = Table.create("long", IntColumn.indexColumn("row", 1234, 0));
        Rendering rendering = Renderings.of(table);
        assertTrue(rendering.text().endsWith("The first 50 of 1,234 rows."), rendering.text());
        assertEquals(51, rendering.data().get(Rendering.HTML).split("<tr>").length - 1);
    }

    @Test
    void anEmptySetHasNoPicture() {
        assertEquals(
                Map.of(Rendering.TEXT, "none: 0 images {}"),
                Renderings.of(ImageSet.empty("none")).data());
    }

    @Test
    void nothingIsKnownOfOtherThings() {
        assertFalse(Renderings.isKnown("text"));
        assertEquals("null", Renderings.of(null).text());
    }
}

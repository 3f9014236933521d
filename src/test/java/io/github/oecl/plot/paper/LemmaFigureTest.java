// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.plot.LineFigure;
import io.github.oecl.plot.Role;
import io.github.oecl.plot.internal.InteractivePage;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LemmaFigureTest {

    @TempDir Path folder;

    private static long colours(BufferedImage image) {
        int[] pixels =
                image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return Arrays.stream(pixels).distinct().count();
    }

    @Test
    void drawsTheFunctionAndItsDerivatives() {
        assertTrue(colours(LemmaFigure.of(4, 1, 0.5, 1, 2)) > 50);
        assertTrue(colours(LemmaFigure.derivatives(0.5, 1)) > 50);
    }

    @Test
    void drawsTheGeometryOfViews() {
        ViewCloud far = ViewCloud.sampled("far", Role.NORMAL, 3, 1, 0.3);
        ViewCloud near = ViewCloud.sampled("near", Role.OOD, 0.9, 0.7, 0.3);
        assertTrue(colours(ViewGeometryFigure.of("Views", "Look.", far, near)) > 50);
        assertTrue(far.components().meanCosine() > near.components().meanCosine());
        assertTrue(near.angle(near.shown()) > 0);
    }

    @Test
    void aPageHoldsItsScriptAndAsksNoNetwork() throws IOException {
        Path file = folder.resolve("new/lemma.html");
        InteractivePage.write(LemmaFigure.interactive(2, 1, 2), "The lemma", file);
        String page = Files.readString(file);
        assertTrue(page.contains("Plotly.newPlot(target_figure"));
        assertTrue(page.contains("title: {text: 'expected cosine f(y)'}"));
        assertFalse(Pattern.compile("<(script|link)[^>]+(src|href)=").matcher(page).find());
        int scripts = page.split("</script", -1).length - 1;
        assertEquals(
                2, scripts, "the library's script and the figure's end, and nothing else does");
    }

    @Test
    void twoPagesHaveFiguresOfTheirOwn() throws IOException {
        String[] names = new String[2];
        for (int i = 0; i < 2; i++) {
            Path file = folder.resolve(i + ".html");
            InteractivePage.write(LemmaFigure.interactive(2, 1), "The lemma", file);
            names[i] = Files.readString(file).replaceFirst("(?s).*<div id=\"(\\w+)\".*", "$1");
        }
        assertFalse(names[0].equals(names[1]), names[0]);
    }

    @Test
    void aFigureWantsItsPanels() {
        assertThrows(IllegalArgumentException.class, () -> LineFigure.of("Three", 3));
        LineFigure figure = LineFigure.of("Two", 2);
        assertThrows(IllegalStateException.class, () -> figure.yRange(0, 1));
        figure.panel("", "x", "y");
        assertThrows(IllegalStateException.class, () -> figure.draw("One is missing."));
    }
}

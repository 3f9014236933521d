// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTest {

    private static final String LONG = "a title that is far too long for the place that it has";

    @Test
    void aShortTextStaysAsItIs() {
        assertEquals("title", Text.fit("title", Style.TITLE, 200));
    }

    @Test
    void aLongTextIsCutAndSaysSo() {
        String fitted = Text.fit(LONG, Style.TITLE, 200);
        assertTrue(fitted.startsWith("a title") && fitted.endsWith("…"), fitted);
        assertTrue(Text.width(fitted, Style.TITLE) <= 200);
    }

    @Test
    void aLongTextIsWrappedAtItsSpaces() {
        List<String> lines = Text.wrap(LONG, Style.SMALL, 100);
        assertEquals(LONG, String.join(" ", lines));
        assertTrue(lines.stream().allMatch(line -> Text.width(line, Style.SMALL) <= 100));
    }

    @Test
    void lineBreaksAreKept() {
        assertEquals(List.of("one", "two"), Text.wrap("one\ntwo", Style.SMALL, 100));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.plot.paper.PaperFigures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InteractiveViewTest {

    private static final Pattern FETCHED =
            Pattern.compile("<(script|link|img|iframe)[^>]*(src|href)=");
    private static final Pattern PLACE = Pattern.compile("<div id=\"([^\"]*)\">");

    @TempDir Path folder;

    @Test
    void theOutputIsALinkAndStaysSmall() {
        Rendering shown = InteractiveView.in(folder, PaperFigures.interactiveLemma(8, 1));
        assertTrue(shown.text().contains(".html"), shown.text());
        assertTrue(shown.data().get(Rendering.HTML).length() < 1000);
    }

    @Test
    void thePageFetchesNothing() throws IOException {
        InteractiveView.in(folder, PaperFigures.interactiveLemma(8, 1));
        assertFalse(FETCHED.matcher(pages().get(0)).find());
    }

    @Test
    void twoDisplaysShareNeitherPageNorPlace() throws IOException {
        var figure = PaperFigures.interactiveLemma(8, 1);
        InteractiveView.in(folder, figure);
        InteractiveView.in(folder, figure);
        Set<String> places =
                pages().stream()
                        .flatMap(page -> PLACE.matcher(page).results())
                        .map(MatchResult::group)
                        .collect(Collectors.toSet());
        assertEquals(2, places.size());
    }

    private List<String> pages() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(InteractiveViewTest::read).toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

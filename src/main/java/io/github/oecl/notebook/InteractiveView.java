// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.notebook;

import io.github.oecl.io.internal.FileNames;
import io.github.oecl.plot.internal.InteractivePage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.UUID;
import tech.tablesaw.plotly.components.Figure;

/**
 * An interactive figure as a page of its own beside the notebook, and a link to it. The page holds
 * the script that draws it, megabytes that must not end up in a notebook, and needs no network.
 */
final class InteractiveView {

    /** Where notebooks keep what is made anew each time. */
    private static final Path FOLDER = Path.of("interactive");

    private InteractiveView() {}

    static Rendering of(Figure figure) {
        return in(FOLDER, figure);
    }

    static Rendering in(Path folder, Figure figure) {
        Path page = folder.resolve("figure-" + UUID.randomUUID() + ".html");
        try {
            InteractivePage.write(figure, "Interactive figure", page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String address = FileNames.text(page);
        return Rendering.html(
                "Interactive figure: open " + address + " in a browser",
                "<p>Interactive figure: " + Html.link(address, address) + "</p>");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot.internal;

import io.github.oecl.io.internal.OutputFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Properties;
import java.util.UUID;
import tech.tablesaw.plotly.components.Figure;

/**
 * Writes an interactive Plotly figure as a page that needs no network: the script comes from a jar
 * on the class path and stands in the page. That makes pages of some megabytes, which are a
 * by-product and not for version control.
 */
public final class InteractivePage {

    private static final String ARTIFACT = "org.webjars.npm/plotly.js-dist";

    private static final String PAGE =
            """
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><title>%s</title>
            <script>%s</script>
            </head>
            <body>
            <div id="%s"></div>
            %s
            </body>
            </html>
            """;

    private InteractivePage() {}

    /**
     * Writes a page, whole or not at all.
     *
     * @param figure the figure
     * @param title of the page
     * @param file where to; replaced if it is there
     * @throws IOException if the file cannot be written, or the script is not on the class path
     */
    public static void write(Figure figure, String title, Path file) throws IOException {
        // Tablesaw makes a variable of this name, so that a hyphen would be a minus.
        String place = "figure" + UUID.randomUUID().toString().replace("-", "");
        String heading = title.replace("&", "&amp;").replace("<", "&lt;");
        String page = PAGE.formatted(heading, script(), place, drawing(figure, place));
        OutputFile.at(file).write(page);
    }

    /** Plotly 3 wants titles as objects where Tablesaw writes strings. */
    private static String drawing(Figure figure, String place) {
        return figure.asJavascript(place)
                .replaceAll("(?m)^(\\s*title:\\s*)('[^'\n]*')", "$1{text: $2}");
    }

    /** A "&lt;/script" inside of the script would end it. */
    private static String script() throws IOException {
        Properties about = new Properties();
        try (InputStream in = resource("META-INF/maven/" + ARTIFACT + "/pom.properties")) {
            about.load(in);
        }
        String path =
                "META-INF/resources/webjars/plotly.js-dist/%s/plotly.js"
                        .formatted(about.getProperty("version"));
        try (InputStream in = resource(path)) {
            String script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return script.replace("</script", "<\\/script");
        }
    }

    private static InputStream resource(String path) throws IOException {
        InputStream in = InteractivePage.class.getClassLoader().getResourceAsStream(path);
        if (in == null) {
            throw new IOException(
                    "Plotly's script is not on the class path: add the jar of " + ARTIFACT);
        }
        return in;
    }
}

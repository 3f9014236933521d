// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.notebook;

import io.github.oecl.image.internal.Png;
import java.awt.image.BufferedImage;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A thing in every form that a front end may show, by MIME type: always a text for a terminal, and
 * HTML or a picture where there is more to see.
 *
 * @param data the forms; a PNG as Base64
 */
record Rendering(Map<String, String> data) {

    static final String TEXT = "text/plain";
    static final String HTML = "text/html";
    static final String PNG = "image/png";

    static final Set<String> TYPES = Set.of(TEXT, HTML, PNG);

    static Rendering text(String text) {
        return new Rendering(Map.of(TEXT, text));
    }

    static Rendering html(String text, String html) {
        return text(text).with(HTML, html);
    }

    /** The kernels' own encoders lose the last bytes of some pictures. */
    static Rendering picture(String text, BufferedImage picture) {
        return text(text).with(PNG, Base64.getEncoder().encodeToString(Png.of(picture)));
    }

    String text() {
        return data.get(TEXT);
    }

    /** Returns what stands for a picture where it cannot be seen, by the MIME type it is about. */
    Map<String, Map<String, String>> metadata() {
        String firstLine = text().lines().findFirst().orElse("");
        return data.containsKey(PNG) ? Map.of(PNG, Map.of("alt", firstLine)) : Map.of();
    }

    private Rendering with(String type, String form) {
        Map<String, String> forms = new LinkedHashMap<>(data);
        forms.put(type, form);
        return new Rendering(forms);
    }
}

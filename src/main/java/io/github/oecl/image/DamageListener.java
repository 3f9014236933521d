// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.image;

import java.util.List;
import java.util.Locale;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/**
 * Keeps the first warning that pixels are missing or wrong. Readers of JPEG only warn of a file
 * that is cut short, and fill the rest with gray; harmless warnings (extra bytes, a colour profile
 * that is ignored) are let pass.
 */
final class DamageListener implements IIOReadWarningListener {

    private static final List<String> SIGNS =
            List.of("truncated", "premature end", "bad huffman", "instead of rst", "progression");

    private String message;

    @Override
    public void warningOccurred(ImageReader source, String warning) {
        String text = warning.toLowerCase(Locale.ROOT);
        if (message == null && SIGNS.stream().anyMatch(text::contains)) {
            message = warning;
        }
    }

    boolean found() {
        return message != null;
    }

    String message() {
        return message;
    }
}

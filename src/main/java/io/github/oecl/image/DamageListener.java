// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.image;

import java.util.List;
import java.util.Locale;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/**
 * Keeps the first warning that pixels of a JPEG image within a TIFF file are missing or wrong:
 * readers only warn of it, and fill the rest with gray. Harmless warnings (extra bytes, a colour
 * profile that is ignored) are let pass. A JPEG file is looked through by {@link
 * io.github.oecl.image.internal.JpegData}, whatever a reader says of it.
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

// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot.internal;

import io.github.oecl.image.RgbImage;
import io.github.oecl.plot.Role;
import java.util.List;
import java.util.Locale;

/**
 * A row of a {@link ContactSheet}.
 *
 * @param label to the left of the images
 * @param role gives the row its colour
 * @param images from left to right, of any sizes
 * @param notes under the images, one for each; or none at all
 */
public record SheetRow(String label, Role role, List<RgbImage> images, List<String> notes) {

    /**
     * Checks the row.
     *
     * @param label to the left of the images
     * @param role gives the row its colour
     * @param images from left to right, of any sizes
     * @param notes under the images, one for each; or none at all
     * @throws IllegalArgumentException if there are notes, but not one for each image
     */
    public SheetRow {
        images = List.copyOf(images);
        notes = List.copyOf(notes);
        if (!notes.isEmpty() && notes.size() != images.size()) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "Row \"%s\" has %d images and %d notes: it takes a note for each, or none",
                            label,
                            images.size(),
                            notes.size()));
        }
    }

    /**
     * Makes a row without notes.
     *
     * @param label to the left of the images
     * @param role gives the row its colour
     * @param images from left to right
     */
    public SheetRow(String label, Role role, List<RgbImage> images) {
        this(label, role, images, List.of());
    }
}

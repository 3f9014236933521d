// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.formats;

import io.github.oecl.data.DatasetException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The files of a folder at any depth that {@link ImageFolder} would read as images of one class,
 * listed without a look into them.
 *
 * @param files in the order of their names
 * @param skipped links and folders that are left out, with the reason
 */
public record ImageFiles(List<Path> files, List<ImageFolder.Skipped> skipped) {

    /**
     * Copies the lists.
     *
     * @param files in the order of their names
     * @param skipped links and folders that are left out, with the reason
     */
    public ImageFiles {
        files = List.copyOf(files);
        skipped = List.copyOf(skipped);
    }

    /**
     * Lists a folder. Hidden files are ignored, and a link is followed to a file of the same folder
     * alone.
     *
     * @param folder the folder
     * @return its files, of which some may turn out to be no image
     * @throws DatasetException if there is no such folder or it cannot be read
     * @throws IOException if a link cannot be looked at
     */
    public static ImageFiles in(Path folder) throws IOException {
        FolderListing listing = FolderListing.ofOneClass(folder, "image");
        return new ImageFiles(
                listing.files().stream().map(FolderListing.Entry::file).toList(),
                listing.skipped());
    }
}

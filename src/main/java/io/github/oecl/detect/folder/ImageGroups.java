// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.detect.folder;

import io.github.oecl.data.DatasetException;
import io.github.oecl.io.internal.DelimitedTable;
import io.github.oecl.io.internal.FileNames;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Says which images of a folder belong together: near-duplicates, frames of one film, images of one
 * patient. They are no evidence of their own each, so that a group has one p-value.
 */
public final class ImageGroups {

    /** What stands for the parent folder where a table could be named. */
    public static final String FOLDER = "folder";

    private final Path folder;
    private final Path table;
    private final Map<String, String> groups;

    private ImageGroups(Path folder, Path table, Map<String, String> groups) {
        this.folder = folder;
        this.table = table;
        this.groups = groups;
    }

    /**
     * Takes the images of each sub-folder as a group: that of the folder in which a file lies.
     *
     * @param folder that all files lie in
     * @return the groups
     */
    public static ImageGroups byFolder(Path folder) {
        return new ImageGroups(folder, null, null);
    }

    /**
     * Reads the groups from a table with the columns {@code file}, seen from the folder and with
     * slashes, and {@code group}.
     *
     * @param table a CSV or TSV file
     * @param folder that all files lie in
     * @return the groups
     * @throws DatasetException if it is no such table, or a file is in it twice
     * @throws IOException if it cannot be read
     */
    public static ImageGroups ofTable(Path table, Path folder) throws IOException {
        Map<String, String> groups = new HashMap<>();
        for (Map<String, String> row : DelimitedTable.read(table).rows("file", "group")) {
            if (groups.put(row.get("file"), row.get("group")) != null) {
                throw new DatasetException(
                        table + " has the file " + row.get("file") + " twice; keep one row of it");
            }
        }
        return new ImageGroups(folder, table, groups);
    }

    /**
     * Returns the group of an image.
     *
     * @param file of the folder
     * @return its name
     * @throws IllegalArgumentException if the table has no row for the file
     */
    public String of(Path file) {
        String name = FileNames.text(folder.relativize(file));
        if (groups == null) {
            int end = name.lastIndexOf('/');
            return end < 0 ? "." : name.substring(0, end);
        }
        String group = groups.get(name);
        if (group == null) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "%s has no row for the file %s (seen from %s): add one",
                            table,
                            name,
                            folder));
        }
        return group;
    }
}

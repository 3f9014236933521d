// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The folder that holds the folders of the data sets; null where none was named. */
record DataRoot(Path path) {

    Path find(DataName name, List<String> usualNames, String layout) throws DatasetException {
        String option = name.take("path", null);
        List<String> names = option == null ? usualNames : List.of(option);
        if (names.isEmpty()) {
            throw new IllegalArgumentException(
                    "\"%s\" needs the path of a folder: %s?path=..."
                            .formatted(name.text(), name.name()));
        }
        for (String each : names) {
            Path folder = path == null ? Path.of(each) : path.resolve(each);
            if ((path != null || folder.isAbsolute()) && Files.isDirectory(folder)) {
                return folder.normalize();
            }
        }
        throw new DatasetException(
                ("\"%s\" needs a folder %s, and %s. Set %s to the folder that holds it, or give its"
                                + " place from there: %s?path=... %s")
                        .formatted(
                                name.text(),
                                String.join(" or ", names),
                                whatIsThere(),
                                DataCatalog.VARIABLE,
                                name.name(),
                                layout));
    }

    private String whatIsThere() {
        if (path == null) {
            return DataCatalog.VARIABLE + " is not set";
        }
        return Files.isDirectory(path)
                ? "there is none in " + path
                : "there is no folder " + path + " that would hold it";
    }
}

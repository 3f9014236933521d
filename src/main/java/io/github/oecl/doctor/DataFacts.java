// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.doctor;

import io.github.oecl.data.DataCatalog;
import io.github.oecl.data.DataCatalog.DataPlace;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The folder of data sets.
 *
 * @param root what the variable says, or null
 */
record DataFacts(String root) {

    /** What the subject of a data set begins with, below the line of the folder. */
    static final String ITEM = "- ";

    private static final Set<String> FETCHED = Set.of("cifar10", "cifar100");

    private static final Set<String> WITHDRAWN = Set.of("tiny80m");

    List<Finding> findings() {
        if (root == null || root.isBlank()) {
            return List.of(
                    Finding.note(
                            "Data",
                            DataCatalog.VARIABLE
                                    + " is not set: synthetic images alone, which need no files",
                            "for real images set it to their folder (notebooks/data.md)"));
        }
        Path folder = folder();
        if (folder == null || !Files.isDirectory(folder)) {
            return List.of(
                    Finding.wrong(
                            "Data",
                            DataCatalog.VARIABLE + " names a folder that is not there: " + root,
                            "correct it, or unset it"));
        }
        List<Finding> all = new ArrayList<>();
        List<DataPlace> places = DataCatalog.at(folder).places();
        long found = places.stream().filter(place -> place.folder().isPresent()).count();
        all.add(
                Finding.good(
                        "Data",
                        "%s, %s of %s data sets found"
                                .formatted(folder.toAbsolutePath(), found, places.size())));
        places.forEach(place -> all.add(finding(place)));
        return all;
    }

    private Path folder() {
        try {
            return Path.of(root.strip());
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private Finding finding(DataPlace place) {
        String subject = ITEM + place.name();
        if (place.folder().isEmpty()) {
            return Finding.note(subject, "not there", toHave(place));
        }
        String folder = place.folder().get().getFileName().toString();
        return place.missing().isEmpty()
                ? Finding.good(subject, "in " + folder)
                : Finding.wrong(
                        subject,
                        folder + " lacks " + String.join(", ", place.missing()),
                        FETCHED.contains(place.name())
                                ? "remove the folder, then oecl fetch " + place.name()
                                : "add what is missing, or remove the folder");
    }

    private static String toHave(DataPlace place) {
        if (FETCHED.contains(place.name())) {
            return "oecl fetch " + place.name();
        }
        return WITHDRAWN.contains(place.name())
                ? "do without: its authors withdrew it (notebooks/data.md)"
                : "put it into " + place.usualNames().get(0) + " (notebooks/data.md)";
    }
}

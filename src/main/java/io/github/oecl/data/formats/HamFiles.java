// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.formats;

import io.github.oecl.data.DatasetException;
import io.github.oecl.io.internal.DelimitedTable;
import io.github.oecl.io.internal.TableFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The metadata of HAM10000, each row with its image file. */
final class HamFiles {

    /** The server that it comes from also offers it with tabs, and without an ending. */
    private static final List<String> TABLES =
            List.of("HAM10000_metadata.csv", "HAM10000_metadata", "HAM10000_metadata.tab");

    /** Kaggle's download has a folder of the same name in each folder of a part. */
    private static final int DEPTH = 4;

    private static final Pattern IMAGE = Pattern.compile("(.+)\\.jpe?g", Pattern.CASE_INSENSITIVE);

    private final Path folder;

    HamFiles(Path folder) {
        this.folder = folder;
    }

    /** An image of a lesion, with the lesion's diagnosis. */
    record Record(String lesion, Path file, String diagnosis) {}

    List<Record> records() throws IOException {
        Path table = table();
        Map<String, Map<String, String>> rows = rowsByImage(table);
        FileTree tree = FileTree.of(folder, DEPTH);
        Map<String, Path> files = files(tree);
        List<String> missing =
                rows.keySet().stream().filter(image -> !files.containsKey(image)).toList();
        if (!missing.isEmpty()) {
            throw new DatasetException(
                    String.format(
                            Locale.ROOT,
                            "%s names %d images of which there is no file in %s or its folders:"
                                    + " %s.jpg%s.%s %s",
                            table,
                            missing.size(),
                            folder,
                            missing.get(0),
                            missing.size() > 1 ? ", ..." : "",
                            leftOut(tree),
                            Ham10000.LAYOUT));
        }
        List<Record> records = new ArrayList<>();
        rows.forEach(
                (image, row) ->
                        records.add(
                                new Record(row.get("lesion_id"), files.get(image), row.get("dx"))));
        return records;
    }

    private Path table() throws DatasetException {
        return TABLES.stream()
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(
                        () ->
                                new DatasetException(
                                        "There is no file %s in %s. %s"
                                                .formatted(
                                                        TABLES.get(0), folder, Ham10000.LAYOUT)));
    }

    private static Map<String, Map<String, String>> rowsByImage(Path table) throws IOException {
        Map<String, Map<String, String>> rows = new LinkedHashMap<>();
        for (Map<String, String> row : rows(table)) {
            if (rows.put(row.get("image_id"), row) != null) {
                throw new DatasetException(
                        "%s has two rows for the image %s".formatted(table, row.get("image_id")));
            }
        }
        if (rows.isEmpty()) {
            throw new DatasetException(table + " has no rows below the names of the columns");
        }
        return rows;
    }

    private static List<Map<String, String>> rows(Path table) throws IOException {
        try {
            return DelimitedTable.read(table).rows("lesion_id", "image_id", "dx");
        } catch (TableFormatException e) {
            throw new DatasetException(e.getMessage(), e);
        }
    }

    private static String leftOut(FileTree tree) {
        return tree.leftOut().isEmpty()
                ? ""
                : " %s folders or files could not be read, such as: %s."
                        .formatted(tree.leftOut().size(), tree.leftOut().get(0));
    }

    /** The images of the folder and of those in it; some downloads hold each image twice. */
    private static Map<String, Path> files(FileTree tree) {
        Map<String, Path> files = new HashMap<>();
        tree.files().stream()
                .sorted()
                .forEach(
                        path -> {
                            Matcher name = IMAGE.matcher(path.getFileName().toString());
                            if (name.matches()) {
                                files.putIfAbsent(name.group(1), path);
                            }
                        });
        return files;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.spark;

import io.github.oecl.data.DatasetException;
import io.github.oecl.data.formats.ImageFiles;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The files of a folder tree. Spark's own reader of folders is of no use here: it leaves out empty
 * files, names that begin with an underscore and dangling links without a word, reads brackets as
 * patterns, and follows a loop of links.
 *
 * @param files absolute paths, in the order of their names
 * @param skipped links and folders that were left out, each with the reason
 */
record Listing(List<String> files, List<String> skipped) {

    private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+.-]+://?.*");

    static boolean isRemote(String path) {
        return SCHEME.matcher(path).matches() && !path.startsWith("file:");
    }

    static Listing of(String folder, Configuration configuration) throws IOException {
        return isRemote(folder) ? remote(folder, configuration) : local(folder);
    }

    private static Listing local(String folder) throws IOException {
        java.nio.file.Path place =
                folder.startsWith("file:")
                        ? java.nio.file.Path.of(URI.create(folder))
                        : java.nio.file.Path.of(folder).toAbsolutePath();
        ImageFiles files = ImageFiles.in(place);
        return new Listing(
                files.files().stream().map(java.nio.file.Path::toString).toList(),
                files.skipped().stream().map(Object::toString).toList());
    }

    private static Listing remote(String folder, Configuration configuration) throws IOException {
        Path top = new Path(folder);
        Listing listing = new Listing(new ArrayList<>(), new ArrayList<>());
        try {
            listing.add(top.getFileSystem(configuration), top);
        } catch (FileNotFoundException e) {
            throw new DatasetException(
                    "There is no folder " + folder + ": name one that holds image files", e);
        }
        return listing;
    }

    private void add(FileSystem system, Path folder) throws IOException {
        FileStatus[] children = system.listStatus(folder);
        Arrays.sort(
                children, Comparator.comparing((FileStatus child) -> child.getPath().getName()));
        for (FileStatus child : children) {
            if (child.getPath().getName().startsWith(".")) {
                continue;
            }
            if (child.isSymlink()) {
                skipped.add(child.getPath() + ": a link is not followed");
            } else if (child.isDirectory()) {
                add(system, child.getPath());
            } else {
                files.add(child.getPath().toString());
            }
        }
    }

    String summary() {
        return String.format(
                Locale.ROOT, "%,d files to score, %,d left out", files.size(), skipped.size());
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.formats;

import io.github.oecl.data.DatasetException;
import io.github.oecl.data.ImageSet;
import io.github.oecl.data.LoadOptions;
import io.github.oecl.data.formats.ImageFolder.Skipped;
import io.github.oecl.image.Resampling;
import io.github.oecl.image.RgbImage;
import io.github.oecl.io.internal.FileNames;
import io.github.oecl.io.internal.Reasons;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the files of a folder, now or when they are asked for. */
record FolderReader(LoadOptions loading, int maxSkipped) {

    private static final Logger LOG = LoggerFactory.getLogger(ImageFolder.class);
    private static final int NAMED_FILES = 5;

    /** What became of a file: an image, or the reason why not. */
    private record Outcome(FolderListing.Entry entry, RgbImage image, String failure) {}

    ImageFolder read(String name, FolderListing listing, List<String> classNames)
            throws DatasetException {
        int[] chosen = loading.choose(files(name, listing.files(), classNames));
        List<FolderListing.Entry> entries =
                Arrays.stream(chosen).mapToObj(listing.files()::get).toList();
        checkClasses(listing, listing.files(), listing.skipped());
        return loading.lazy()
                ? withChecks(listing, files(name, entries, classNames), entries, listing.skipped())
                : decoded(name, listing, entries, classNames);
    }

    private ImageFolder decoded(
            String name,
            FolderListing listing,
            List<FolderListing.Entry> entries,
            List<String> classNames)
            throws DatasetException {
        List<Outcome> outcomes = entries.parallelStream().map(this::decode).toList();
        List<Outcome> read = outcomes.stream().filter(o -> o.image() != null).toList();
        List<Skipped> skipped = skipped(listing, outcomes);
        List<FolderListing.Entry> kept = read.stream().map(Outcome::entry).toList();
        ImageFolder images = withChecks(listing, images(name, read, classNames), kept, skipped);
        if (entries.size() == listing.files().size()) {
            checkClasses(listing, kept, skipped);
        }
        return images;
    }

    private FileImages files(
            String name, List<FolderListing.Entry> entries, List<String> classNames) {
        Map<String, Integer> labels = new HashMap<>();
        classNames.forEach(className -> labels.put(className, labels.size()));
        return new FileImages(
                name,
                classNames,
                entries.stream()
                        .map(e -> new FileImages.Item(e.file(), null, labels.get(e.className())))
                        .toList(),
                loading);
    }

    private Outcome decode(FolderListing.Entry entry) {
        try {
            RgbImage image = loading.decoder().decode(entry.file());
            int size = loading.size();
            return new Outcome(entry, size == 0 ? image : Resampling.square(image, size), null);
        } catch (IOException e) {
            return new Outcome(entry, null, reason(e, entry.file().toString()));
        }
    }

    /** The message without the file that it begins with. */
    static String reason(IOException e, String file) {
        String message = Reasons.of(e);
        String reason = message.startsWith(file) ? message.substring(file.length()) : message;
        return reason.replaceFirst("^[: ]+", "");
    }

    private static ImageSet images(String name, List<Outcome> read, List<String> classNames) {
        return ImageSet.of(
                name,
                classNames,
                read.stream().map(Outcome::image).toList(),
                read.stream().mapToInt(o -> classNames.indexOf(o.entry().className())).toArray());
    }

    private static List<Skipped> skipped(FolderListing listing, List<Outcome> outcomes) {
        List<Skipped> skipped = new ArrayList<>(listing.skipped());
        outcomes.stream()
                .filter(o -> o.image() == null)
                .forEach(o -> skipped.add(new Skipped(o.entry().file(), o.failure())));
        skipped.sort(Comparator.comparing(s -> s.file().toString()));
        return skipped;
    }

    private ImageFolder withChecks(
            FolderListing listing,
            ImageSet images,
            List<FolderListing.Entry> entries,
            List<Skipped> skipped)
            throws DatasetException {
        Path folder = listing.folder();
        if (images.size() == 0) {
            throw new DatasetException(
                    "%s has no readable image; %s".formatted(folder, summary(skipped)));
        }
        if (skipped.size() > maxSkipped) {
            throw new DatasetException(
                    String.format(
                            Locale.ROOT,
                            "%s: at most %d files may be skipped (optMaxSkipped); %s",
                            folder,
                            maxSkipped,
                            summary(skipped)));
        }
        if (!skipped.isEmpty()) {
            LOG.warn("{}: {}", folder, summary(skipped));
        }
        List<Path> files = entries.stream().map(FolderListing.Entry::file).toList();
        return new ImageFolder(images, files, skipped);
    }

    private static void checkClasses(
            FolderListing listing, List<FolderListing.Entry> read, List<Skipped> skipped)
            throws DatasetException {
        Set<String> present =
                read.stream().map(FolderListing.Entry::className).collect(Collectors.toSet());
        for (Map.Entry<String, Path> classFolder : listing.classes().entrySet()) {
            if (!present.contains(classFolder.getKey())) {
                throw new DatasetException(
                        "The class folder %s has no readable image: fill it or move it away; %s"
                                .formatted(classFolder.getValue(), summary(skipped)));
            }
        }
    }

    private static String summary(List<Skipped> skipped) {
        String first =
                skipped.stream()
                        .limit(NAMED_FILES)
                        .map(s -> FileNames.text(s.file()) + " (" + s.reason() + ")")
                        .collect(Collectors.joining(", "));
        String more = skipped.size() > NAMED_FILES ? ", ..." : "";
        return "skipped "
                + skipped.size()
                + " files"
                + (first.isEmpty() ? "" : ": ")
                + first
                + more;
    }
}

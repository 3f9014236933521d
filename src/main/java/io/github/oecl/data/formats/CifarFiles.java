// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.formats;

import io.github.oecl.data.DataCatalog;
import io.github.oecl.data.Dataset;
import io.github.oecl.data.DatasetException;
import io.github.oecl.data.ImageSet;
import io.github.oecl.image.RgbImage;
import io.github.oecl.io.internal.TextLines;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Files of records of label bytes and a 32x32 image, plane by plane.
 *
 * @param labelBytes the number of label bytes of a record
 * @param labelOffset which of them is the class
 * @param namesFile the file beside that names the classes, a line each
 * @param layout what the folder should look like, for people
 */
record CifarFiles(int labelBytes, int labelOffset, String namesFile, String layout) {

    private static final int SIDE = 32;
    private static final int PLANE = SIDE * SIDE;

    /** The official ones have 50,000; all are kept in memory. */
    private static final long MOST_RECORDS = 500_000;

    Dataset dataset(String name, Path folder, List<Path> train, Path test) throws IOException {
        List<String> classNames = classNames(folder);
        return new Dataset(
                name,
                read(name + "/train", train, classNames),
                read(name + "/test", List.of(test), classNames));
    }

    ImageSet single(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        return read(
                folder.getFileName() + "/" + file.getFileName(), List.of(file), classNames(folder));
    }

    private ImageSet read(String name, List<Path> files, List<String> classNames)
            throws IOException {
        List<RgbImage> images = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        for (Path file : files) {
            read(file, classNames, images, labels);
        }
        return ImageSet.of(
                name, classNames, images, labels.stream().mapToInt(Integer::intValue).toArray());
    }

    private void read(
            Path file, List<String> classNames, List<RgbImage> images, List<Integer> labels)
            throws IOException {
        long records = records(file);
        byte[] record = new byte[recordBytes()];
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            for (long i = 0; i < records; i++) {
                in.readFully(record);
                labels.add(label(file, i, record, classNames.size()));
                images.add(image(record));
            }
        }
    }

    private int label(Path file, long index, byte[] record, int classes) throws DatasetException {
        int label = record[labelOffset] & 0xFF;
        if (label >= classes) {
            throw new DatasetException(
                    String.format(
                            Locale.ROOT,
                            "%s: record %d (counted from 0) has label %d, but %s names %d classes",
                            file,
                            index,
                            label,
                            namesFile,
                            classes));
        }
        return label;
    }

    private RgbImage image(byte[] record) {
        byte[] pixels = new byte[PLANE * RgbImage.CHANNELS];
        for (int channel = 0; channel < RgbImage.CHANNELS; channel++) {
            int plane = labelBytes + channel * PLANE;
            for (int i = 0; i < PLANE; i++) {
                pixels[i * RgbImage.CHANNELS + channel] = record[plane + i];
            }
        }
        return RgbImage.wrap(SIDE, SIDE, pixels);
    }

    private long records(Path file) throws IOException {
        requireFile(file);
        long bytes = Files.size(file);
        if (bytes == 0 || bytes % recordBytes() != 0) {
            throw new DatasetException(
                    String.format(
                            Locale.ROOT,
                            "%s has %d bytes, not a positive multiple of the %d bytes of a record: it is"
                                    + " cut off, or of another layout. %s",
                            file,
                            bytes,
                            recordBytes(),
                            layout));
        }
        if (bytes / recordBytes() > MOST_RECORDS) {
            throw new DatasetException(
                    String.format(
                            Locale.ROOT,
                            "%s has %,d images; one of these files has %,d at most. %s",
                            file,
                            bytes / recordBytes(),
                            MOST_RECORDS,
                            layout));
        }
        return bytes / recordBytes();
    }

    private int recordBytes() {
        return labelBytes + PLANE * RgbImage.CHANNELS;
    }

    private List<String> classNames(Path folder) throws IOException {
        Path file = folder.resolve(namesFile);
        requireFile(file);
        List<String> names;
        try {
            names = TextLines.of(file).stream().map(String::strip).toList();
        } catch (CharacterCodingException e) {
            throw new DatasetException(file + " is not text with a class name a line", e);
        }
        names = names.stream().filter(name -> !name.isEmpty()).toList();
        if (names.isEmpty() || names.stream().distinct().count() < names.size()) {
            throw new DatasetException(
                    file + " must name the classes, each once, a line each; it has " + names);
        }
        return names;
    }

    private void requireFile(Path file) throws DatasetException {
        if (!Files.isRegularFile(file)) {
            throw new DatasetException(
                    ("There is no file %s. %s; give the path of that folder, or set %s to the"
                                    + " folder that holds it")
                            .formatted(file, layout, DataCatalog.VARIABLE));
        }
    }
}

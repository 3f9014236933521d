// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.formats;

import io.github.oecl.data.DatasetException;
import io.github.oecl.data.formats.internal.VocAnnotation;
import io.github.oecl.io.internal.TextLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The files of DIOR: which images a split has, and the objects annotated in them. */
final class DiorFiles {

    private static final List<String> LISTS = List.of("ImageSets/Main", "Main");
    private static final List<String> ANNOTATIONS =
            List.of("Annotations/Horizontal Bounding Boxes", "Annotations");
    private static final List<String> IMAGES =
            List.of("JPEGImages-trainval", "JPEGImages-test", "JPEGImages");
    private static final Pattern NUMBER = Pattern.compile("\\w[\\w.-]{0,100}");
    private static final String LEFT_OUT = "vehicle";

    /** Some copies write the names without hyphens and capitals. */
    private static final Map<String, Integer> LABELS =
            IntStream.range(0, Dior.classNames().size())
                    .boxed()
                    .collect(Collectors.toMap(i -> plain(Dior.classNames().get(i)), i -> i));

    private final Path folder;
    private final int minSide;

    DiorFiles(Path folder, int minSide) {
        if (minSide < 1) {
            throw new IllegalArgumentException(
                    "The least side of a box must be at least 1 pixel, not " + minSide);
        }
        this.folder = folder;
        this.minSide = minSide;
    }

    /** The objects of the images that some lists name, in their order. */
    List<FileImages.Item> objects(String... lists) throws IOException {
        List<String> numbers = new ArrayList<>();
        for (String list : lists) {
            numbers.addAll(numbers(list));
        }
        List<FileImages.Item> objects;
        try {
            objects = numbers.parallelStream().flatMap(this::objectsOf).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (objects.isEmpty()) {
            throw new DatasetException(
                    String.format(
                            Locale.ROOT,
                            "%s: the images of %s have no object of at least %d x %d pixels",
                            folder,
                            String.join(" and ", lists),
                            minSide,
                            minSide));
        }
        return objects;
    }

    private List<String> numbers(String list) throws IOException {
        Path file = first(LISTS, list + ".txt");
        List<String> numbers = new ArrayList<>();
        try {
            for (String line : TextLines.of(file)) {
                String number = line.strip();
                if (!number.isEmpty() && !NUMBER.matcher(number).matches()) {
                    throw new DatasetException(
                            "%s must name images without folder and ending, a line each, not \"%s\""
                                    .formatted(file, number));
                }
                if (!number.isEmpty()) {
                    numbers.add(number);
                }
            }
        } catch (CharacterCodingException e) {
            throw new DatasetException(file + " is not text with the number of an image a line", e);
        }
        return numbers;
    }

    private Stream<FileImages.Item> objectsOf(String number) {
        try {
            Path annotation = first(ANNOTATIONS, number + ".xml");
            Path image = first(IMAGES, number + ".jpg");
            List<FileImages.Item> items = new ArrayList<>();
            for (VocAnnotation.Labelled object : VocAnnotation.read(annotation)) {
                if (wanted(object, annotation)) {
                    int label = LABELS.get(plain(object.name()));
                    items.add(new FileImages.Item(image, object.box(), label));
                }
            }
            return items.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean wanted(VocAnnotation.Labelled object, Path annotation) throws DatasetException {
        String name = plain(object.name());
        if (!name.equals(LEFT_OUT) && !LABELS.containsKey(name)) {
            throw new DatasetException(
                    "%s names the class \"%s\", which DIOR does not have; it has %s and %s"
                            .formatted(annotation, object.name(), Dior.classNames(), LEFT_OUT));
        }
        return !name.equals(LEFT_OUT)
                && object.box().width() >= minSide
                && object.box().height() >= minSide;
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
    }

    private Path first(List<String> folders, String file) throws DatasetException {
        Function<String, Path> place = each -> folder.resolve(each).resolve(file);
        return folders.stream()
                .map(place)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(
                        () ->
                                new DatasetException(
                                        "There is no file %s in %s (%s). %s"
                                                .formatted(
                                                        file,
                                                        folder,
                                                        String.join(", ", folders),
                                                        Dior.LAYOUT)));
    }
}

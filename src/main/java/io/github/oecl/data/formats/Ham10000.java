// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.formats;

import io.github.oecl.data.DataName;
import io.github.oecl.data.Dataset;
import io.github.oecl.data.DatasetException;
import io.github.oecl.data.ImageSet;
import io.github.oecl.data.LoadOptions;
import io.github.oecl.random.KeyedRandom;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads HAM10000 (Tschandl, Rosendahl and Kittler, "The HAM10000 dataset, a large collection of
 * multi-source dermatoscopic images of common pigmented skin lesions", Scientific Data 2018):
 * {@code HAM10000_metadata.csv} with the columns lesion_id, image_id and dx (akiec, bcc, bkl, df,
 * mel, nv or vasc), and the images in {@code HAM10000_images_part_1} and {@code _part_2} or any
 * other folders beside it.
 *
 * <p>There is no official division for this use, and that of the paper is not known. Ours: of the
 * lesions of each class a share, {@value #TEST_SHARE} unless said otherwise, is drawn for the test
 * with a seed. All images of a lesion go with it, so that no lesion is on both sides.
 */
final class Ham10000 {

    /** The share of the lesions of each class to test on, where none is given: {@value}. */
    public static final double TEST_SHARE = 0.2;

    static final String LAYOUT =
            "HAM10000 is a folder with HAM10000_metadata.csv and the images in"
                    + " HAM10000_images_part_1 and HAM10000_images_part_2; or, if divided already,"
                    + " with train/<class>/<image> and test/<class>/<image>";

    private static final long SPLIT = KeyedRandom.stream("ham10000 lesions");

    private Ham10000() {}

    /**
     * {@return the images, divided by lesion}
     *
     * @param folder the folder that holds HAM10000_metadata.csv
     * @param testShare the share of the lesions of each class to test on, rounded to whole lesions;
     *     between 0 and 1
     * @param seed fixes the division
     * @param loadOptions how the images are brought in
     * @throws IllegalArgumentException if the share is not between 0 and 1
     * @throws DatasetException if the metadata is missing or is not what its layout says, or names
     *     an image that is not there
     * @throws IOException if a file cannot be read
     */
    public static Dataset dataset(Path folder, double testShare, long seed, LoadOptions loadOptions)
            throws IOException {
        if (!(testShare > 0 && testShare < 1)) {
            throw new IllegalArgumentException(
                    "The share of lesions to test on lies between 0 and 1, both excluded; it is "
                            + testShare);
        }
        List<HamFiles.Record> records = new HamFiles(folder).records();
        Set<String> testLesions = testLesions(records, testShare, seed);
        return new Dataset(
                "ham10000",
                part("ham10000/train", records, testLesions, false, loadOptions),
                part("ham10000/test", records, testLesions, true, loadOptions));
    }

    private static Set<String> testLesions(List<HamFiles.Record> records, double share, long seed) {
        Map<String, String> classes = new LinkedHashMap<>();
        records.forEach(record -> classes.putIfAbsent(record.lesion(), record.diagnosis()));
        Map<String, List<String>> lesions = new TreeMap<>();
        classes.forEach(
                (lesion, name) ->
                        lesions.computeIfAbsent(name, n -> new ArrayList<>()).add(lesion));
        Set<String> chosen = new HashSet<>();
        lesions.forEach((name, all) -> chosen.addAll(draw(all, share, seed, name)));
        return chosen;
    }

    /** The choice depends on the names alone, not on the order of the rows. */
    private static List<String> draw(List<String> lesions, double share, long seed, String name) {
        List<String> sorted = lesions.stream().sorted().toList();
        int[] order =
                KeyedRandom.of(seed, SPLIT, KeyedRandom.stream(name)).permutation(sorted.size());
        int count = (int) Math.round(share * sorted.size());
        return Arrays.stream(order, 0, count).mapToObj(sorted::get).toList();
    }

    private static ImageSet part(
            String name,
            List<HamFiles.Record> records,
            Set<String> testLesions,
            boolean test,
            LoadOptions loadOptions)
            throws IOException {
        List<String> classNames =
                records.stream().map(HamFiles.Record::diagnosis).distinct().sorted().toList();
        List<FileImages.Item> items =
                records.stream()
                        .filter(record -> testLesions.contains(record.lesion()) == test)
                        .map(
                                r ->
                                        new FileImages.Item(
                                                r.file(), null, classNames.indexOf(r.diagnosis())))
                        .toList();
        return loadOptions.load(new FileImages(name, classNames, items, loadOptions));
    }

    /** Reads the official layout, or images by class if somebody has divided them already. */
    record Reader(double testShare, long seed, LoadOptions loading) implements FolderSource.Reader {

        /** Takes the options test-percent and split-seed. */
        static Reader of(DataName name, LoadOptions loadOptions) {
            long percent = name.takeNumber("test-percent", 1, 99, Math.round(100 * TEST_SHARE));
            long seed = name.takeNumber("split-seed", Long.MIN_VALUE, Long.MAX_VALUE, 0);
            return new Reader(percent / 100.0, seed, loadOptions);
        }

        @Override
        public Dataset dataset(Path folder) throws IOException {
            return ClassFolders.isDivided(folder)
                    ? new ClassFolders(loading).dataset(folder)
                    : Ham10000.dataset(folder, testShare, seed, loading);
        }

        @Override
        public ImageSet images(Path folder) throws IOException {
            return ClassFolders.isDivided(folder)
                    ? new ClassFolders(loading).images(folder)
                    : dataset(folder).train();
        }
    }
}

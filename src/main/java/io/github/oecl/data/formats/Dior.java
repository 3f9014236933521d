// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.formats;

import io.github.oecl.data.Dataset;
import io.github.oecl.data.DatasetException;
import io.github.oecl.data.ImageSet;
import io.github.oecl.data.LoadOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads the objects of DIOR (Li et al., "Object detection in optical remote sensing images: a
 * survey and a new benchmark", ISPRS Journal 2020; arXiv 1909.00133), each cut out of its aerial
 * image by its horizontal bounding box.
 *
 * <p>The 19 classes are those in the paper's code: all but vehicle. How its images were cut is not
 * known; the rule here is ours: of an object whose box is at least {@value #MIN_SIDE} pixels wide
 * and high, the square around the middle of the box with the box's longer side, moved into the
 * image where it leaves it and clipped where it is larger. The least side is remembered to be that
 * of Reiss et al. ("PANDA", CVPR 2021), who also arrive at 19 classes; we could not verify it.
 * Training images are those of train.txt and val.txt, as DIOR's own benchmark joins them.
 */
final class Dior {

    /** The least width and height of a box, in pixels, where none is given: {@value}. */
    public static final int MIN_SIDE = 120;

    static final String LAYOUT =
            "DIOR is a folder with JPEGImages-trainval/<number>.jpg, JPEGImages-test/<number>.jpg,"
                    + " Annotations/Horizontal Bounding Boxes/<number>.xml and"
                    + " ImageSets/Main/train.txt, val.txt and test.txt; or, if the objects are cut"
                    + " out already, with train/<class>/<image> and test/<class>/<image>";

    private static final List<String> CLASS_NAMES =
            List.of(
                    "Expressway-Service-area",
                    "Expressway-toll-station",
                    "airplane",
                    "airport",
                    "baseballfield",
                    "basketballcourt",
                    "bridge",
                    "chimney",
                    "dam",
                    "golffield",
                    "groundtrackfield",
                    "harbor",
                    "overpass",
                    "ship",
                    "stadium",
                    "storagetank",
                    "tenniscourt",
                    "trainstation",
                    "windmill");

    private Dior() {}

    /** {@return the names of the 19 classes, as the annotations spell them} */
    public static List<String> classNames() {
        return CLASS_NAMES;
    }

    /**
     * {@return the objects of the training and the test images}
     *
     * @param folder the folder that holds JPEGImages-trainval, JPEGImages-test, Annotations and
     *     ImageSets
     * @param minSide the least width and height of a box in pixels, at least 1
     * @param loadOptions how the images are brought in
     * @throws IllegalArgumentException if the least side is not positive
     * @throws DatasetException if a file is missing, an annotation has no image, or a file is not
     *     what the layout says
     * @throws IOException if a file cannot be read
     */
    public static Dataset dataset(Path folder, int minSide, LoadOptions loadOptions)
            throws IOException {
        DiorFiles files = new DiorFiles(folder, minSide);
        return new Dataset(
                "dior",
                load("dior/train", files.objects("train", "val"), loadOptions),
                load("dior/test", files.objects("test"), loadOptions));
    }

    /**
     * {@return the objects of the training images}
     *
     * @param folder the folder that holds JPEGImages-trainval, Annotations and ImageSets
     * @param minSide the least width and height of a box in pixels, at least 1
     * @param loadOptions how the images are brought in
     * @throws IllegalArgumentException if the least side is not positive
     * @throws DatasetException if a file is missing, an annotation has no image, or a file is not
     *     what the layout says
     * @throws IOException if a file cannot be read
     */
    public static ImageSet train(Path folder, int minSide, LoadOptions loadOptions)
            throws IOException {
        return load(
                "dior/train", new DiorFiles(folder, minSide).objects("train", "val"), loadOptions);
    }

    private static ImageSet load(
            String name, List<FileImages.Item> objects, LoadOptions loadOptions)
            throws IOException {
        return loadOptions.load(new FileImages(name, CLASS_NAMES, objects, loadOptions));
    }

    /** Reads the official layout, or the objects if somebody has cut them out already. */
    record Reader(int minSide, LoadOptions loading) implements FolderSource.Reader {

        @Override
        public Dataset dataset(Path folder) throws IOException {
            return ClassFolders.isDivided(folder)
                    ? new ClassFolders(loading).dataset(folder)
                    : Dior.dataset(folder, minSide, loading);
        }

        @Override
        public ImageSet images(Path folder) throws IOException {
            return ClassFolders.isDivided(folder)
                    ? new ClassFolders(loading).images(folder)
                    : train(folder, minSide, loading);
        }
    }
}

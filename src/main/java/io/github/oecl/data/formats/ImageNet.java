// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.formats;

import io.github.oecl.data.Dataset;
import io.github.oecl.data.DatasetException;
import io.github.oecl.data.ImageSet;
import io.github.oecl.data.LoadOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads ImageNet-30 (Hendrycks et al., "Using self-supervised learning can improve model robustness
 * and uncertainty", NeurIPS 2019) and, as outliers for it, ImageNet-1k (ILSVRC 2012) without the 30
 * classes. The 30 classes and their WordNet ids are those that the authors of ImageNet-30 and of
 * OECL list in their code.
 */
final class ImageNet {

    static final String LAYOUT_30 =
            "ImageNet-30 is a folder with one_class_train/<class>/<image> and"
                    + " one_class_test/<class>/<image> (or train and test), the classes named"
                    + " acorn, airliner, ...";
    static final String LAYOUT_1K =
            "ImageNet-1k (ILSVRC 2012) is a folder with train/<WordNet id>/<image>, such as"
                    + " train/n01440764/n01440764_18.JPEG, or with"
                    + " ILSVRC/Data/CLS-LOC/train/<WordNet id>/<image>";

    private static final List<String> TRAIN_FOLDERS = List.of("train", "ILSVRC/Data/CLS-LOC/train");
    private static final Pattern WORDNET_ID = Pattern.compile("n\\d{8}");
    private static final Map<String, String> THIRTY = thirty();

    private ImageNet() {}

    /**
     * {@return ImageNet-30}
     *
     * @param folder the folder that holds one_class_train and one_class_test, or train and test
     * @param loadOptions how the images are brought in
     * @throws DatasetException if a folder is missing or not laid out so
     * @throws IOException if a folder cannot be listed
     */
    public static Dataset imageNet30(Path folder, LoadOptions loadOptions) throws IOException {
        return new ClassFolders(loadOptions).dataset(folder);
    }

    /**
     * {@return the training images of ImageNet-1k without the classes of ImageNet-30; the classes
     * are called by their WordNet ids} The list of the 1.2 million files takes a few hundred
     * megabytes while it is read.
     *
     * @param folder the folder that holds train or ILSVRC/Data/CLS-LOC/train, or is it
     * @param loadOptions how the images are brought in; without a limit better lazily
     * @throws DatasetException if the folder is missing or not laid out so
     * @throws IOException if a folder cannot be listed
     */
    public static ImageSet withoutTheThirty(Path folder, LoadOptions loadOptions)
            throws IOException {
        Path train =
                TRAIN_FOLDERS.stream()
                        .map(folder::resolve)
                        .filter(Files::isDirectory)
                        .findFirst()
                        .orElse(folder);
        requireWordNetIds(train);
        return ImageFolder.builder()
                .setPath(train)
                .optName("imagenet1k-without-30")
                .optLoading(loadOptions)
                .optClassNames(id -> THIRTY.containsValue(id) ? null : id)
                .build();
    }

    /** {@return the WordNet ids of the classes of ImageNet-30 by their names} */
    public static Map<String, String> theThirty() {
        return Map.copyOf(THIRTY);
    }

    /** Under other names the 30 classes would stay among the outliers. */
    private static void requireWordNetIds(Path train) throws IOException {
        if (!Files.isDirectory(train)) {
            throw new DatasetException("There is no folder " + train + ". " + LAYOUT_1K);
        }
        try (Stream<Path> children = Files.list(train)) {
            List<String> others =
                    children.filter(Files::isDirectory)
                            // Such as lost+found: it is left out, with its reason, when it is read.
                            .filter(Files::isReadable)
                            .map(child -> child.getFileName().toString())
                            .filter(name -> !name.startsWith("."))
                            .filter(name -> !WORDNET_ID.matcher(name).matches())
                            .sorted()
                            .toList();
            if (!others.isEmpty()) {
                throw new DatasetException(
                        ("The folders in %s must be named by WordNet ids, or the classes of"
                                        + " ImageNet-30 could not be told; there is %s. %s")
                                .formatted(train, others.get(0), LAYOUT_1K));
            }
        }
    }

    private static Map<String, String> thirty() {
        String[] namesAndIds =
                """
                acorn n12267677
                airliner n02690373
                ambulance n02701002
                american_alligator n01698640
                banjo n02787622
                barn n02793495
                bikini n02837789
                digital_clock n03196217
                dragonfly n02268443
                dumbbell n03255030
                forklift n03384352
                goblet n03443371
                grand_piano n03452741
                hotdog n07697537
                hourglass n03544143
                manhole_cover n03717622
                mosque n03788195
                nail n03804744
                parking_meter n03891332
                pillow n03938244
                revolver n04086273
                rotary_dial_telephone n03187595
                schooner n04147183
                snowmobile n04252077
                soccer_ball n04254680
                stingray n01498041
                strawberry n07745940
                tank n04389033
                toaster n04442312
                volcano n09472597
                """
                        .split("\\s+");
        Map<String, String> ids = new TreeMap<>();
        for (int i = 0; i < namesAndIds.length; i += 2) {
            ids.put(namesAndIds[i], namesAndIds[i + 1]);
        }
        return ids;
    }
}

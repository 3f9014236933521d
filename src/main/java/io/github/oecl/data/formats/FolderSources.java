// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.formats;

import io.github.oecl.data.DataSource;
import io.github.oecl.data.ImageSet;
import io.github.oecl.data.LoadOptions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The data sets of files that the catalog has by name. */
public final class FolderSources {

    private static final int SIZE = 32;
    private static final int TINY_80M_IMAGES = 100_000;

    private FolderSources() {}

    /**
     * Returns the sources.
     *
     * @return each by its name
     */
    public static Map<String, DataSource> byName() {
        Map<String, DataSource> sources = new TreeMap<>();
        sources.put("cifar10", cifar10());
        sources.put("cifar100", cifar100());
        sources.put("imagefolder", imageFolder());
        sources.put("imagenet30", imageNet30());
        sources.put("imagenet1k", imageNet1k());
        sources.put("raabin-wbc", raabinWbc());
        sources.put("dior", dior());
        sources.put("ham10000", ham10000());
        sources.put("300k-random-images", random300k());
        sources.put("tiny80m", tiny80m());
        return sources;
    }

    private static DataSource cifar10() {
        return new FolderSource(
                        Cifar.CIFAR_10_LAYOUT,
                        List.of("cifar-10-batches-bin"),
                        name -> Cifar::cifar10)
                .knownBy(
                        "data_batch_1.bin",
                        "data_batch_2.bin",
                        "data_batch_3.bin",
                        "data_batch_4.bin",
                        "data_batch_5.bin",
                        "test_batch.bin",
                        "batches.meta.txt");
    }

    private static DataSource cifar100() {
        return new FolderSource(
                        Cifar.CIFAR_100_LAYOUT,
                        List.of("cifar-100-binary"),
                        name -> new Cifar.Reader100())
                .knownBy("train.bin", "test.bin", "fine_label_names.txt");
    }

    private static DataSource imageFolder() {
        return new FolderSource(
                ClassFolders.LAYOUT,
                List.of(),
                name -> new ClassFolders(LoadOptions.of(name, SIZE), folder -> folder, true));
    }

    private static DataSource imageNet30() {
        return new FolderSource(
                ImageNet.LAYOUT_30,
                List.of("imagenet30", "ImageNet-30"),
                name -> new ClassFolders(LoadOptions.of(name, SIZE)));
    }

    private static DataSource imageNet1k() {
        return FolderSource.outliers(
                ImageNet.LAYOUT_1K,
                List.of("imagenet1k", "ImageNet-1k", "ILSVRC2012"),
                name -> {
                    LoadOptions loadOptions = LoadOptions.of(name, SIZE);
                    return folder -> ImageNet.withoutTheThirty(folder, loadOptions);
                });
    }

    private static DataSource raabinWbc() {
        return new FolderSource(
                RaabinWbc.LAYOUT,
                List.of("raabin-wbc", "Raabin-WBC"),
                name -> RaabinWbc.reader(LoadOptions.of(name, SIZE)));
    }

    private static DataSource dior() {
        return new FolderSource(
                Dior.LAYOUT,
                List.of("dior", "DIOR"),
                name -> {
                    int minSide = name.takeCount("min-side", Dior.MIN_SIDE);
                    return new Dior.Reader(minSide, LoadOptions.of(name, SIZE));
                });
    }

    private static DataSource ham10000() {
        return new FolderSource(
                Ham10000.LAYOUT,
                List.of("ham10000", "HAM10000"),
                name -> Ham10000.Reader.of(name, LoadOptions.of(name, SIZE)));
    }

    private static DataSource random300k() {
        return FolderSource.outliers(
                        TinyImages.RANDOM_300K_LAYOUT,
                        List.of("300k-random-images", "."),
                        name -> {
                            int n = (int) name.takeNumber("n", 0, Integer.MAX_VALUE, 0);
                            long seed = name.takeNumber("seed", Long.MIN_VALUE, Long.MAX_VALUE, 0);
                            return folder -> {
                                ImageSet images =
                                        TinyImages.random300k(
                                                folder.resolve(TinyImages.RANDOM_300K_FILE));
                                return n == 0 ? images : images.take(n, seed);
                            };
                        })
                .knownBy(TinyImages.RANDOM_300K_FILE);
    }

    private static DataSource tiny80m() {
        return FolderSource.outliers(
                        TinyImages.TINY_80M_LAYOUT,
                        List.of("tiny80m", "."),
                        name -> {
                            int n = name.takeCount("n", TINY_80M_IMAGES);
                            long seed = name.takeNumber("seed", Long.MIN_VALUE, Long.MAX_VALUE, 0);
                            return folder -> TinyImages.tiny80m(folder, n, seed);
                        })
                .knownBy("tiny_images.bin", "80mn_cifar_idxs.txt");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.formats;

import io.github.oecl.data.Dataset;
import io.github.oecl.data.DatasetException;
import io.github.oecl.data.ImageSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads CIFAR-10 and CIFAR-100 (Krizhevsky, "Learning multiple layers of features from tiny
 * images", 2009) in their binary version: records of one or two label bytes and 3072 pixel bytes. A
 * file may hold any number of records, and other 32x32 images in the same layout are read alike.
 */
final class Cifar {

    static final String CIFAR_10_LAYOUT =
            "CIFAR-10 (binary version) is a folder, usually cifar-10-batches-bin, with"
                    + " data_batch_1.bin to data_batch_5.bin, test_batch.bin and batches.meta.txt";
    static final String CIFAR_100_LAYOUT =
            "CIFAR-100 (binary version) is a folder, usually cifar-100-binary, with train.bin,"
                    + " test.bin, fine_label_names.txt and coarse_label_names.txt";

    private static final CifarFiles CIFAR_10 =
            new CifarFiles(1, 0, "batches.meta.txt", CIFAR_10_LAYOUT);
    private static final CifarFiles CIFAR_100_COARSE =
            new CifarFiles(2, 0, "coarse_label_names.txt", CIFAR_100_LAYOUT);
    private static final CifarFiles CIFAR_100 =
            new CifarFiles(2, 1, "fine_label_names.txt", CIFAR_100_LAYOUT);

    private Cifar() {}

    /**
     * {@return CIFAR-10}
     *
     * @param folder the folder that holds data_batch_1.bin to data_batch_5.bin, test_batch.bin and
     *     batches.meta.txt
     * @throws DatasetException if a file is missing or is not what its layout says
     * @throws IOException if a file cannot be read
     */
    public static Dataset cifar10(Path folder) throws IOException {
        List<Path> batches =
                IntStream.rangeClosed(1, 5)
                        .mapToObj(i -> folder.resolve("data_batch_" + i + ".bin"))
                        .toList();
        return CIFAR_10.dataset("cifar10", folder, batches, folder.resolve("test_batch.bin"));
    }

    /**
     * {@return CIFAR-100 with its 100 fine classes}
     *
     * @param folder the folder that holds train.bin, test.bin and fine_label_names.txt
     * @throws DatasetException if a file is missing or is not what its layout says
     * @throws IOException if a file cannot be read
     */
    public static Dataset cifar100(Path folder) throws IOException {
        return dataset100(CIFAR_100, "cifar100", folder);
    }

    /**
     * {@return CIFAR-100 with its 20 coarse classes}
     *
     * @param folder the folder that holds train.bin, test.bin and coarse_label_names.txt
     * @throws DatasetException if a file is missing or is not what its layout says
     * @throws IOException if a file cannot be read
     */
    public static Dataset cifar100Coarse(Path folder) throws IOException {
        return dataset100(CIFAR_100_COARSE, "cifar100-coarse", folder);
    }

    private static Dataset dataset100(CifarFiles layout, String name, Path folder)
            throws IOException {
        return layout.dataset(
                name, folder, List.of(folder.resolve("train.bin")), folder.resolve("test.bin"));
    }

    /**
     * {@return the images of one file of CIFAR-10's layout}
     *
     * @param file a file of records, with batches.meta.txt beside it
     * @throws DatasetException if a file is missing or is not what its layout says
     * @throws IOException if a file cannot be read
     */
    public static ImageSet cifar10File(Path file) throws IOException {
        return CIFAR_10.single(file);
    }

    /**
     * {@return the images of one file of CIFAR-100's layout, with its fine classes} For outlier
     * sets, which may have a train.bin and no test.bin.
     *
     * @param file a file of records, with fine_label_names.txt beside it
     * @throws DatasetException if a file is missing or is not what its layout says
     * @throws IOException if a file cannot be read
     */
    public static ImageSet cifar100File(Path file) throws IOException {
        return CIFAR_100.single(file);
    }

    /** Reads CIFAR-100, of which a lone train.bin will do for outliers. */
    record Reader100() implements FolderSource.Reader {

        @Override
        public Dataset dataset(Path folder) throws IOException {
            return cifar100(folder);
        }

        @Override
        public ImageSet images(Path folder) throws IOException {
            return cifar100File(folder.resolve("train.bin"));
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** CIFAR-100, or else CIFAR-10. */
record CifarSource(boolean hundred) implements DataSource {

    @Override
    public Dataset dataset(DataName name, DataRoot root) throws IOException {
        Path folder = folder(name, root);
        return hundred ? Cifar.cifar100(folder) : Cifar.cifar10(folder);
    }

    @Override
    public ImageSet images(DataName name, DataRoot root) throws IOException {
        Path folder = folder(name, root);
        return hundred
                ? Cifar.cifar100File(folder.resolve("train.bin"))
                : Cifar.cifar10(folder).train();
    }

    private Path folder(DataName name, DataRoot root) throws DatasetException {
        Path folder =
                root.find(name, List.of(hundred ? "cifar-100-binary" : "cifar-10-batches-bin"));
        name.requireNoMore();
        return folder;
    }
}

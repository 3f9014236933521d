// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.formats;

import io.github.oecl.data.DataName;
import io.github.oecl.data.DataRoot;
import io.github.oecl.data.DataSource;
import io.github.oecl.data.Dataset;
import io.github.oecl.data.ImageSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * A data set of files, in a folder under the first of some usual names.
 *
 * @param layout what the folder holds, for people
 * @param usualNames what the folder may be called
 * @param options makes a reader of the options of a name
 */
public record FolderSource(
        String layout, List<String> usualNames, Function<DataName, Reader> options)
        implements DataSource {

    /** Reads a folder. */
    interface Reader {

        Dataset dataset(Path folder) throws IOException;

        /** The training images alone, where their folder need not hold test images. */
        default ImageSet images(Path folder) throws IOException {
            return dataset(folder).train();
        }
    }

    /** Reads a folder that holds no test images. */
    interface OutlierReader extends Reader {

        @Override
        default Dataset dataset(Path folder) {
            throw new IllegalArgumentException(
                    folder + " holds no test images: it serves as outliers only");
        }

        @Override
        ImageSet images(Path folder) throws IOException;
    }

    static FolderSource outliers(
            String layout, List<String> usualNames, Function<DataName, OutlierReader> options) {
        return new FolderSource(layout, usualNames, options::apply);
    }

    @Override
    public Dataset dataset(DataName name, DataRoot root) throws IOException {
        Path folder = root.find(name, usualNames, layout);
        return reader(name).dataset(folder);
    }

    @Override
    public ImageSet images(DataName name, DataRoot root) throws IOException {
        Path folder = root.find(name, usualNames, layout);
        return reader(name).images(folder);
    }

    private Reader reader(DataName name) {
        Reader reader = options.apply(name);
        name.requireNoMore();
        return reader;
    }
}

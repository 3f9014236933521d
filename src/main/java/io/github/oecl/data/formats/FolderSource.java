// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.formats;

import io.github.oecl.data.DataName;
import io.github.oecl.data.DataSource;
import io.github.oecl.data.Dataset;
import io.github.oecl.data.ImageSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** A data set of files: what its folder holds, for people, is called, and is known by. */
record FolderSource(
        String layout,
        List<String> usualNames,
        List<String> files,
        Function<DataName, Reader> options)
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

    FolderSource(String layout, List<String> usualNames, Function<DataName, Reader> options) {
        this(layout, usualNames, List.of(), options);
    }

    static FolderSource outliers(
            String layout, List<String> usualNames, Function<DataName, OutlierReader> options) {
        return new FolderSource(layout, usualNames, options::apply);
    }

    /** Returns the same source, whose folder is known by files. */
    FolderSource knownBy(String... names) {
        return new FolderSource(layout, usualNames, List.of(names), options);
    }

    @Override
    public Dataset dataset(DataName name) throws IOException {
        Path folder = name.folder(usualNames, layout);
        return reader(name).dataset(folder);
    }

    @Override
    public ImageSet images(DataName name) throws IOException {
        Path folder = name.folder(usualNames, layout);
        return reader(name).images(folder);
    }

    private Reader reader(DataName name) {
        Reader reader = options.apply(name);
        name.requireNoMore();
        return reader;
    }
}

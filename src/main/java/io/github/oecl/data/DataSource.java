// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data;

import java.io.IOException;
import java.util.List;

/**
 * Where a data set of the catalog comes from. It takes the options that it knows, and calls {@link
 * DataName#requireNoMore} then. A source of one's own is registered with {@link
 * DataCatalog#register}, or is a service of {@link java.util.ServiceLoader} with a name, which
 * other processes, such as those of a grid, find on the class path.
 */
@FunctionalInterface
public interface DataSource {

    /**
     * Reads or makes the training and test images.
     *
     * @param name from which the source takes the options that it knows, and its folder
     * @return the images
     * @throws IOException if a file is missing or damaged
     */
    Dataset dataset(DataName name) throws IOException;

    /**
     * Reads or makes the training images alone, as for outliers.
     *
     * @param name from which the source takes the options that it knows, and its folder
     * @return the images
     * @throws IOException if a file is missing or damaged
     */
    default ImageSet images(DataName name) throws IOException {
        return dataset(name).train();
    }

    /**
     * {@return the name in the catalog of a source that is a service: letters, digits, dots,
     * hyphens and underscores. By default empty: {@link DataCatalog#register} gives the name}
     */
    default String name() {
        return "";
    }

    /** {@return what its folder may be called, seen from the root; none by default} */
    default List<String> usualNames() {
        return List.of();
    }

    /** {@return the files by which its folder is known; none by default} */
    default List<String> files() {
        return List.of();
    }
}

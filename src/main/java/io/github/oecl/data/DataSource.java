// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data;

import java.io.IOException;

/**
 * Where a data set of the catalog comes from. It takes the options that it knows, and calls {@link
 * DataName#requireNoMore} then.
 */
@FunctionalInterface
public interface DataSource {

    /**
     * Reads or makes the training and test images.
     *
     * @param name the name, from which the source takes the options that it knows
     * @param root the folder of the data sets
     * @return the images
     * @throws IOException if a file is missing or damaged
     */
    Dataset dataset(DataName name, DataRoot root) throws IOException;

    /**
     * Reads or makes the training images alone, as for outliers.
     *
     * @param name the name, from which the source takes the options that it knows
     * @param root the folder of the data sets
     * @return the images
     * @throws IOException if a file is missing or damaged
     */
    default ImageSet images(DataName name, DataRoot root) throws IOException {
        return dataset(name, root).train();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data;

import java.io.IOException;

/** Where a data set of the catalog comes from. It takes the options that it knows. */
interface DataSource {

    Dataset dataset(DataName name, DataRoot root) throws IOException;

    ImageSet images(DataName name, DataRoot root) throws IOException;

    /** Draws a data set. */
    @FunctionalInterface
    interface Drawing {
        Dataset dataset(int trainPerClass, int testPerClass, long seed, Rendering rendering);
    }

    static DataSource drawn(Drawing drawing) {
        return new DataSource() {
            @Override
            public Dataset dataset(DataName name, DataRoot root) {
                int train = name.takeCount("train", 500);
                int test = name.takeCount("test", 100);
                long seed = name.takeNumber("seed", Long.MIN_VALUE, Long.MAX_VALUE, 0);
                Rendering rendering = Rendering.standard().withSize(name.takeCount("size", 32));
                name.requireNoMore();
                return drawing.dataset(train, test, seed, rendering);
            }

            @Override
            public ImageSet images(DataName name, DataRoot root) {
                return dataset(name, root).train();
            }
        };
    }
}

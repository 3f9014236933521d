// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.synthetic;

import io.github.oecl.data.DataName;
import io.github.oecl.data.DataSource;
import io.github.oecl.data.Dataset;
import java.util.Map;
import java.util.TreeMap;

/** The synthetic data sets that the catalog has by name. */
final class SyntheticSources {

    private SyntheticSources() {}

    private record Source(Synthesis synthesis) implements DataSource {

        @Override
        public Dataset dataset(DataName name) {
            int train = name.takeCount("train", 500);
            int test = name.takeCount("test", 100);
            long seed = name.takeNumber("seed", Long.MIN_VALUE, Long.MAX_VALUE, 0);
            RenderOptions options = RenderOptions.standard().withSize(name.takeCount("size", 32));
            name.requireNoMore();
            return synthesis.dataset(train, test, seed, options);
        }
    }

    /**
     * Returns the sources.
     *
     * @return each by its name
     */
    static Map<String, DataSource> byName() {
        Map<String, DataSource> sources = new TreeMap<>();
        sources.put("synthetic-objects", new Source(SyntheticObjects.SYNTHESIS));
        sources.put("synthetic-cells", new Source(SyntheticCells.SYNTHESIS));
        sources.put("synthetic-textures", new Source(SyntheticTextures.SYNTHESIS));
        return sources;
    }
}

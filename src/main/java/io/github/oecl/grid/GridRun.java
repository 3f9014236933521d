// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.grid;

import io.github.oecl.run.RunConfig;

/**
 * A run of a {@link Grid}.
 *
 * @param group the id without the seed: the runs of a group differ by their seeds alone
 * @param config what is run
 */
public record GridRun(String group, RunConfig config) {

    /**
     * Returns the name of the cell, which is also that of its files.
     *
     * @return such as {@code raabin-oecl-lr0.05-seed1}
     */
    public String id() {
        return group + "-" + Axis.SEED.idPart(config.training().seed());
    }
}

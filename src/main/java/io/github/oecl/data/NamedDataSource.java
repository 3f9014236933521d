// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data;

/**
 * A data set of one's own for the {@link DataCatalog}: a service of {@link java.util.ServiceLoader}
 * that other processes, such as those of a grid, find on the class path.
 */
public interface NamedDataSource extends DataSource {

    /** {@return the name in the catalog: letters, digits, dots, hyphens and underscores} */
    String name();
}

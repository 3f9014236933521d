// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.fetch.internal;

import java.io.IOException;
import java.nio.file.Path;

/** Opens this package's archives to tests of other packages. */
public final class FetchTestAccess {

    private FetchTestAccess() {}

    /** Unpacks an archive of at most a megabyte. */
    public static void unpack(Path archive, Path folder) throws IOException {
        TarGz.unpack(archive, folder, 1_000_000);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.cli;

import io.github.oecl.model.engine.internal.Library;
import io.github.oecl.model.internal.Numerics;
import picocli.CommandLine.IVersionProvider;

/** Says which build this is. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        Library library = Library.current();
        return new String[] {
            "oecl " + library.version(),
            "commit: " + library.commit(),
            "sources: " + library.sources(),
            "numerics: " + Numerics.VERSION
        };
    }
}

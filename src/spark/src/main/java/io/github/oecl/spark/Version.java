// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.spark;

import io.github.oecl.model.engine.internal.Library;
import org.apache.spark.package$;
import picocli.CommandLine.IVersionProvider;

/** Says which build this is, and on which Spark. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        Library library = Library.current();
        return new String[] {
            "oecl-spark " + library.version(),
            "commit: " + library.commit(),
            "sources: " + library.sources(),
            "Spark: " + package$.MODULE$.SPARK_VERSION()
        };
    }
}

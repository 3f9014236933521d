// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model.engine.internal;

import io.github.oecl.model.internal.Numerics;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Which build of this library runs, as the build noted it; {@link Numerics#UNKNOWN} where it could
 * not know, as in a source tree without git.
 *
 * @param version such as 0.2.0
 * @param commit the full hash of the commit that was built
 * @param sources whether the library's sources (pom.xml and src/main) were those of the commit:
 *     clean or modified
 */
public record Library(String version, String commit, String sources) {

    private static final Library CURRENT = read();

    /** {@return the build that runs} */
    public static Library current() {
        return CURRENT;
    }

    private static Library read() {
        Properties properties = new Properties();
        try (InputStream in = Library.class.getResourceAsStream("build.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return of(properties);
    }

    static Library of(Properties properties) {
        return new Library(
                known(properties, "version"),
                known(properties, "commit"),
                known(properties, "sources"));
    }

    /** A build without Maven, as some editors do it, leaves the placeholders as they are. */
    private static String known(Properties properties, String name) {
        String value = properties.getProperty(name, "");
        return value.isBlank() || value.startsWith("${") ? Numerics.UNKNOWN : value;
    }
}

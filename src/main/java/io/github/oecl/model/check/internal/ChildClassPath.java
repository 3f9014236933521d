// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model.check.internal;

import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The class path that a process of our own needs. In a notebook the library was added to the
 * running kernel, so that it lies with a class loader and not on the kernel's own class path.
 */
final class ChildClassPath {

    private ChildClassPath() {}

    static String of(ClassLoader loader) {
        Set<String> entries = new LinkedHashSet<>();
        for (ClassLoader each = loader; each != null; each = each.getParent()) {
            if (each instanceof URLClassLoader urls) {
                for (URL url : urls.getURLs()) {
                    addFile(url, entries);
                }
            }
        }
        entries.add(System.getProperty("java.class.path", ""));
        entries.remove("");
        return String.join(File.pathSeparator, entries);
    }

    private static void addFile(URL url, Set<String> entries) {
        try {
            if (url.getProtocol().equals("file")) {
                entries.add(Path.of(url.toURI()).toString());
            }
        } catch (URISyntaxException | IllegalArgumentException e) {
            // Not a file that a class path could name.
        }
    }
}

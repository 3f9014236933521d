// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.extending;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** A jar of a user, compiled from source, whose classes its own class loader has alone. */
final class PartsJar {

    private final Path jar;

    private PartsJar(Path jar) {
        this.jar = jar;
    }

    /**
     * Makes a jar.
     *
     * @param sources the service and the text of each class, by its simple name
     */
    static PartsJar of(Path folder, Map<String, Source> sources) throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-d", classes.toString()));
        arguments.addAll(List.of("-cp", System.getProperty("java.class.path")));
        Path services = Files.createDirectories(classes.resolve("META-INF/services"));
        for (Map.Entry<String, Source> source : sources.entrySet()) {
            Path file = folder.resolve(source.getKey() + ".java");
            Files.writeString(file, "package parts;\n" + source.getValue().text());
            Files.writeString(
                    services.resolve(source.getValue().service().getName()),
                    "parts." + source.getKey() + "\n");
            arguments.add(file.toString());
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        OutputStream quiet = OutputStream.nullOutputStream();
        assertTrue(compiler.run(null, quiet, System.err, arguments.toArray(new String[0])) == 0);
        return new PartsJar(packed(classes, folder.resolve("parts.jar")));
    }

    private static Path packed(Path classes, Path jar) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = classes.relativize(file).toString().replace('\\', '/');
                out.putNextEntry(new JarEntry(name));
                out.write(Files.readAllBytes(file));
            }
        }
        return jar;
    }

    /** Does something in a process, so to speak, on whose class path the jar is. */
    <T> T with(Callable<T> work) throws Exception {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, before)) {
            Thread.currentThread().setContextClassLoader(loader);
            return work.call();
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    /** A class of the jar. */
    record Source(Class<?> service, String text) {}
}

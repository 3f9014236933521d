// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.extending;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.loss.Objective;
import io.github.oecl.method.MethodName;
import io.github.oecl.method.Methods;
import io.github.oecl.method.OodMethod;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A method of one's own in a jar, which other processes find. */
class JarMethodTest {

    @TempDir Path folder;

    /** What a jar offers: it has a public constructor for its usual settings. */
    public record Colder(double temperature) implements OodMethod {

        /** Is colder than the library's. */
        public Colder() {
            this(0.1);
        }

        @Override
        public Optional<Objective> objective() {
            return Optional.of(Objective.simClr(temperature));
        }
    }

    /** The other process. */
    public static final class Names {

        private Names() {}

        public static void main(String[] arguments) {
            System.out.println(Methods.byName("colder") + " of " + Methods.all().size());
        }
    }

    @Test
    void aProcessFindsTheMethodsOfItsClassPath() throws Exception {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(
                services.resolve("io.github.oecl.method.OodMethod"), Colder.class.getName() + "\n");
        String said = said(folder + File.pathSeparator + System.getProperty("java.class.path"));
        assertTrue(said.startsWith("Colder[temperature=0.1] of "), said);
    }

    private static String said(String classPath) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                classPath,
                                Names.class.getName())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said;
    }

    /** A method that would pass for the library's. */
    private record Imposter() implements OodMethod {

        @Override
        public MethodName name() {
            return MethodName.OECL;
        }
    }

    /** Settings are components, and this has none to be found. */
    private static final class NoRecord implements OodMethod {}

    @Test
    void whatCannotBeRegisteredSaysWhy() {
        refuses("take another name", new Imposter());
        refuses("is no record", new NoRecord());
    }

    private static void refuses(String said, OodMethod method) {
        String message =
                assertThrows(IllegalArgumentException.class, () -> Methods.register(method))
                        .getMessage();
        assertTrue(message.contains(said), message);
    }
}

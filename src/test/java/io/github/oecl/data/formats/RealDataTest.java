// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.oecl.data.DataCatalog;
import io.github.oecl.data.Dataset;
import io.github.oecl.data.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Reads real images where there are any; otherwise the tests are reported as skipped. */
@Tag("data")
class RealDataTest {

    private static final Path ROOT =
            Path.of(
                    Optional.ofNullable(System.getProperty("OECL_SHARED_DATA"))
                            .or(() -> Optional.ofNullable(System.getenv("OECL_SHARED_DATA")))
                            .orElse("../shared/data"));

    private static DataCatalog catalog(String folder) {
        assumeTrue(
                Files.isDirectory(ROOT.resolve(folder)),
                ROOT.resolve(folder) + " is not there; OECL_SHARED_DATA names the folder of data");
        return DataCatalog.at(ROOT);
    }

    @Test
    void cifar10AgainstOutliersMakesATask() throws IOException {
        Dataset cifar = catalog("cifar-10-batches-bin").dataset("cifar10");
        String outliers = "oe-tinyimagenet-cifar100-layout";
        Task task =
                Task.oneVsRest(cifar, "automobile")
                        .withOutliers(catalog(outliers).images("cifar100?path=" + outliers));
        assertEquals(cifar.train().size() / 10, task.train().size());
        assertEquals(9 * task.testNormal().size(), task.testOod().size());
        assertTrue(task.outliers().size() > 1000);
    }

    @Test
    void raabinAgainstItsOwnClassesMakesATask() throws IOException {
        Dataset raabin = catalog("raabin-wbc").dataset("raabin-wbc?size=32");
        Task task =
                Task.ofClasses(raabin, List.of("lymphocyte", "monocyte"), List.of("eosinophil"))
                        .withOutliers(raabin.train().ofClasses("basophil", "neutrophil"));
        assertTrue(((ImageFolder) raabin.train()).skipped().isEmpty());
        assertEquals(32, task.train().image(0).width());
        assertEquals(
                raabin.train().counts().get("eosinophil"),
                task.validation(0.2, 0).testOod().size());
    }

    @Test
    void realImagesComeLateAsTheyComeAtOnce() throws IOException {
        Dataset now = catalog("ham10000").dataset("ham10000?size=48&n=40&seed=1");
        Dataset late = catalog("ham10000").dataset("ham10000?size=48&n=40&seed=1&lazy=true");
        assertEquals(40, late.train().size());
        assertEquals(now.train().digest(), late.train().digest());
        assertEquals(now.test().digest(), late.test().digest());
    }
}

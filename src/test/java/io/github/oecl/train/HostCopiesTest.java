// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * A step makes no copy between host and device but the upload of its bytes. What reads an array
 * back, and so waits for the device, is named here: the check that the loss is finite (on a GPU now
 * and then), the means at the end of an epoch, LARS's norms, and what is written to files.
 */
class HostCopiesTest {

    private static final JavaClasses LIBRARY =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages(
                            "io.github.oecl.train",
                            "io.github.oecl.loss",
                            "io.github.oecl.optim",
                            "io.github.oecl.model");

    /** Works in a process of its own, beside no training. */
    private static final String CHECK = "io.github.oecl.model.check.internal";

    private static final Set<String> READERS =
            new TreeSet<>(
                    Set.of(
                            "Trainer.requireFinite",
                            "TrainingState.requireFinite",
                            "EpochMeans.sums",
                            "EpochMeans.total",
                            "Bf16Check.fault", // Once a process, before any training.
                            "DjlOptimizer.state",
                            "EpochMeans.parts",
                            "Lars.norm",
                            "GradientClipping.norm",
                            "OeclLoss.switchNorm",
                            "Sgd.state",
                            "ModelFile.write",
                            "WeightsFile.named",
                            "WeightsFile.write"));

    @Test
    void nothingElseReadsAnArrayBack() {
        Set<String> readers =
                LIBRARY.stream()
                        .filter(type -> !type.getPackageName().equals(CHECK))
                        .flatMap(type -> type.getMethodCallsFromSelf().stream())
                        .filter(HostCopiesTest::readsBack)
                        .map(HostCopiesTest::caller)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(READERS, readers);
    }

    private static boolean readsBack(JavaMethodCall call) {
        String name = call.getTarget().getName();
        return call.getTargetOwner().isAssignableTo(NDArray.class)
                && (name.matches("get(Float|Double|Long|Int|Boolean|Byte)")
                        || name.matches("to(\\w*Array|ByteBuffer|Device)"));
    }

    private static String caller(JavaMethodCall call) {
        String method = call.getOrigin().getName().replaceAll("^lambda\\$(\\w+)\\$.*", "$1");
        return call.getOriginOwner().getSimpleName() + "." + method;
    }
}

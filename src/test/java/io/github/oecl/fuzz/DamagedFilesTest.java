// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.fuzz;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.Bounded;
import io.github.oecl.Outcomes;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every reader refuses damage by an error that names the file, or the damage does not matter. */
class DamagedFilesTest {

    @TempDir Path folder;

    @ParameterizedTest
    @MethodSource("io.github.oecl.fuzz.Targets#all")
    @Timeout(120)
    void damageIsAnErrorThatNamesTheFileOrDoesNoHarm(Target target) throws IOException {
        Outcomes outcomes = new Outcomes();
        Bounded bounds = new Bounded();
        for (byte[] sample : target.samples()) {
            assertFalse(target.refuses(folder, sample), "the file is good");
        }
        for (Damages.Damaged damaged : Damages.of(target.samples().get(0), target.name())) {
            boolean[] refused = new boolean[1];
            String name = target.name() + ", " + damaged.kind() + " " + outcomes.size();
            Exception thrown =
                    bounds.run(name, () -> refused[0] = target.refuses(folder, damaged.bytes()));
            if (thrown != null) {
                throw new AssertionError(name + ": " + thrown, thrown);
            }
            outcomes.add(damaged.kind(), refused[0] ? "error" : "read");
        }
        System.out.printf("%s: %d files, %s%n%s", target, outcomes.size(), bounds, outcomes);
        assertTrue(outcomes.of("error") >= 20, outcomes::toString);
        assertFalse(target.refuses(folder, target.samples().get(0)), "the file is still good");
    }
}

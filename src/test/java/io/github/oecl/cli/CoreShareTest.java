// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class CoreShareTest {

    @Test
    void usuallyEachCoreHasAProcessOfOneThread() {
        assertEquals(new CoreShare(4, 1), CoreShare.of(null, 12, 4, false, null));
    }

    @Test
    void aGpuHasOneProcess() {
        assertEquals(new CoreShare(1, 4), CoreShare.of(null, 12, 4, true, null));
    }

    @Test
    void fewerProcessesHaveMoreThreads() {
        assertEquals(new CoreShare(3, 5), CoreShare.of(3, 12, 16, false, ""));
        assertEquals(new CoreShare(2, 8), CoreShare.of(null, 2, 16, false, "none"));
    }

    @Test
    void theEnvironmentLimitsTheThreads() {
        assertEquals(new CoreShare(1, 1), CoreShare.of(1, 12, 4, false, "1"));
        assertEquals(new CoreShare(2, 2), CoreShare.of(2, 12, 4, false, "3"));
    }

    @Test
    void moreProcessesThanCoresHaveAThreadEach() {
        assertEquals(new CoreShare(5, 1), CoreShare.of(5, 12, 2, false, "2"));
    }

    @Test
    void noProcessAtAllIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> CoreShare.of(0, 12, 2, false, null));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComputeDeviceTest {

    @Test
    void aGpuIsTakenWhenTheEngineHasOne() {
        assertEquals(Device.gpu(), ComputeDevice.choose(Map.of(), 1, true).device());
        assertEquals(Device.cpu(), ask("cpu", 1, true).device());
    }

    @Test
    void aGpuThatIsThereAndUnusedIsSaid() {
        ComputeDevice chosen = ComputeDevice.choose(Map.of(), 0, true);
        assertEquals(Device.cpu(), chosen.device());
        assertTrue(chosen.description().contains("WARNING"), chosen.description());
        assertEquals("device: " + chosen.description(), chosen.announcement());
        assertTrue(chosen.announcement().contains(ComputeDevice.engine()));
        assertFalse(ask("cpu", 0, true).description().contains("WARNING"));
        assertFalse(ComputeDevice.choose(Map.of(), 0, false).description().contains("WARNING"));
    }

    @Test
    void whatIsAskedForAndAbsentIsAnError() {
        assertThrows(IllegalArgumentException.class, () -> ask("gpu", 0, false));
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> ask("tpu", 0, false));
        assertTrue(error.getMessage().contains("tpu"));
    }

    private static ComputeDevice ask(String device, int gpus, boolean gpuInMachine) {
        return ComputeDevice.choose(Map.of(ComputeDevice.VARIABLE, device), gpus, gpuInMachine);
    }

    @Test
    void moreThreadsThanCoresAreWarnedOf() {
        assertTrue(ComputeDevice.crowded(8, 2).contains("8 threads on 2 cores"));
        assertTrue(ComputeDevice.crowded(8, 2).contains("OMP_NUM_THREADS to at most 2"));
        assertEquals("", ComputeDevice.crowded(2, 2));
    }
}

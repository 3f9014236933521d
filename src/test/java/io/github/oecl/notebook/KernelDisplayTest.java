// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class KernelDisplayTest {

    @Test
    void noKernelIsFoundInATest() {
        assertTrue(KernelDisplay.find().isEmpty());
    }

    @Test
    void aClassWithoutTheFunctionsIsNoKernel() {
        assertTrue(KernelDisplay.of(String.class).findAny().isEmpty());
    }

    @Test
    void callsTheFunctionsOfTheKernel() {
        FakeKernel.forget();
        KernelDisplay kernel = FakeKernel.display();
        String id = kernel.display("first");
        kernel.update(id, "second");
        assertEquals("[new first, 1 second]", FakeKernel.shown.toString());
    }

    @Test
    void aKernelThatFailsIsNamed() {
        var e =
                assertThrows(
                        KernelDisplay.KernelException.class,
                        () -> FakeKernel.broken().display("first"));
        assertTrue(e.getMessage().contains("no kernel is running"), e.getMessage());
    }
}

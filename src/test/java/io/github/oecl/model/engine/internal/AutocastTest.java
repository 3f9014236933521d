// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model.engine.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.github.oecl.model.internal.EngineRandom;
import io.github.oecl.model.internal.EngineStart;
import io.github.oecl.model.internal.WithoutGradients;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // They work by being open; nothing calls them.
class AutocastTest {

    /** bfloat16 has 8 significant bits, so that this rounds to 1. */
    private static final float BIT_MORE_THAN_ONE = 1 + 1f / 1024;

    private NDManager manager;

    @BeforeEach
    void begin() {
        String obstacle = Bf16.obstacle();
        assumeTrue(obstacle.isEmpty(), obstacle);
        manager = NDManager.newBaseManager(Device.cpu());
    }

    @AfterEach
    void end() {
        if (manager != null) {
            manager.close();
        }
    }

    @Test
    void productsAreRoundedWhileOneIsOpen() {
        assertEquals(16 * BIT_MORE_THAN_ONE, product(BIT_MORE_THAN_ONE));
        try (Autocast open = new Autocast()) {
            assertTrue(Autocast.isOpen());
            assertEquals(16, product(BIT_MORE_THAN_ONE));
        }
        assertFalse(Autocast.isOpen());
        assertEquals(16 * BIT_MORE_THAN_ONE, product(BIT_MORE_THAN_ONE));
    }

    @Test
    void itIsClosedByAnException() {
        assertThrows(
                IllegalStateException.class,
                () -> {
                    try (Autocast open = new Autocast()) {
                        assertTrue(Autocast.isOpen());
                        throw new IllegalStateException("in between");
                    }
                });
        assertFalse(Autocast.isOpen());
        assertEquals(16 * BIT_MORE_THAN_ONE, product(BIT_MORE_THAN_ONE));
    }

    @Test
    void anInnerOneLeavesTheOuterOneOpen() {
        try (Autocast outer = new Autocast()) {
            try (Autocast inner = new Autocast()) {
                assertTrue(Autocast.isOpen());
            }
            assertTrue(Autocast.isOpen());
        }
        assertFalse(Autocast.isOpen());
    }

    @Test
    void eachThreadHasItsOwn() throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Callable<Float> rounding =
                    () -> {
                        try (Autocast open = new Autocast()) {
                            barrier.await();
                            float product = product(BIT_MORE_THAN_ONE);
                            barrier.await();
                            return product;
                        }
                    };
            Callable<Float> exact =
                    () -> {
                        barrier.await();
                        float product = product(BIT_MORE_THAN_ONE);
                        barrier.await();
                        return product;
                    };
            var both = List.of(threads.submit(rounding), threads.submit(exact));
            assertEquals(16, both.get(0).get());
            assertEquals(16 * BIT_MORE_THAN_ONE, both.get(1).get());
            // The same two threads again, on which nothing was left.
            for (int i = 0; i < 4; i++) {
                assertFalse(threads.submit(Autocast::isOpen).get());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** The engine keeps a rounded weight until the outermost one is closed. */
    @Test
    void withoutBeingClosedItComputesWithOldWeights() {
        synchronized (EngineRandom.ENGINE) {
            NDArray weight = manager.ones(new Shape(16, 1));
            weight.setRequiresGradient(true);
            try (Autocast outer = new Autocast()) {
                assertEquals(16, forward(weight));
                set(weight, 2);
                assertEquals(16, forward(weight), "the weight of before");
            }
            assertEquals(32, forward(weight));
            set(weight, 3);
            assertEquals(48, forward(weight));
        }
    }

    @Test
    void theGradientIsOfFloat32AndRounded() {
        synchronized (EngineRandom.ENGINE) {
            NDArray exact = gradient(false);
            NDArray rounded = gradient(true);
            assertEquals(DataType.FLOAT32, rounded.getDataType());
            float[] expected = exact.toFloatArray();
            float[] found = rounded.toFloatArray();
            assertNotEquals(expected[0], found[0]);
            for (int i = 0; i < found.length; i++) {
                assertEquals(expected[i], found[i], Math.abs(expected[i]) / 50 + 0.02);
            }
        }
    }

    @Test
    void whatIsWideStaysAsItIs() {
        NDArray wide = manager.create(new float[] {BIT_MORE_THAN_ONE, 3});
        assertArrayEquals(wide.toFloatArray(), Autocast.widened(wide).toFloatArray());
    }

    private float product(float number) {
        try (WithoutGradients guard = new WithoutGradients();
                NDManager scope = manager.newSubManager()) {
            NDArray row = scope.ones(new Shape(1, 16)).mul(number);
            return Autocast.widened(row.matMul(scope.ones(new Shape(16, 1)))).getFloat();
        }
    }

    /** A forward pass of a step, as the trainer takes it. */
    private float forward(NDArray weight) {
        NDArray narrow;
        try (GradientCollector tape = EngineStart.engine().newGradientCollector();
                Autocast open = new Autocast()) {
            narrow = manager.ones(new Shape(1, 16)).matMul(weight);
        }
        return Autocast.widened(narrow).getFloat();
    }

    private static void set(NDArray weight, float value) {
        try (WithoutGradients guard = new WithoutGradients()) {
            weight.subi(weight.duplicate()).addi(value);
        }
    }

    private NDArray gradient(boolean rounded) {
        NDArray weight = manager.arange(0, 1, 1f / 48, DataType.FLOAT32).reshape(16, 3);
        NDArray inputs = manager.arange(-1, 1, 1f / 32, DataType.FLOAT32).reshape(4, 16);
        weight.setRequiresGradient(true);
        try (GradientCollector tape = EngineStart.engine().newGradientCollector()) {
            NDArray outputs;
            if (rounded) {
                try (Autocast open = new Autocast()) {
                    outputs = inputs.matMul(weight);
                }
            } else {
                outputs = inputs.matMul(weight);
            }
            tape.backward(Autocast.widened(outputs).square().sum());
        }
        return weight.getGradient();
    }
}

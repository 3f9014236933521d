// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.train.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PixelPipelineTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5})
    void batchesComeInOrderWhateverTheThreads(int threads) throws InterruptedException {
        PixelPipeline.Filler filler =
                (batch, pixels) -> {
                    pause(batch % 3);
                    pixels[0] = (byte) batch;
                    pixels[1] = (byte) (2 * batch);
                };
        try (PixelPipeline pipeline = new PixelPipeline(filler, 2, 5, 25, threads)) {
            for (int batch = 5; batch < 25; batch++) {
                ByteBuffer pixels = pipeline.next();
                assertEquals(batch, pixels.get(0));
                assertEquals(2 * batch, pixels.get(1));
            }
            assertThrows(IllegalStateException.class, pipeline::next);
        }
    }

    @Test
    void withoutThreadsTheReaderMakesTheBatches() throws InterruptedException {
        Set<Thread> makers = new HashSet<>();
        PixelPipeline.Filler filler = (batch, pixels) -> makers.add(Thread.currentThread());
        try (PixelPipeline pipeline = new PixelPipeline(filler, 1, 0, 2, 0)) {
            pipeline.next();
            pipeline.next();
        }
        assertEquals(Set.of(Thread.currentThread()), makers);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aFailureReachesTheReader(int threads) {
        PixelPipeline.Filler broken =
                (batch, pixels) -> {
                    throw new IllegalArgumentException("image 7 is broken");
                };
        try (PixelPipeline pipeline = new PixelPipeline(broken, 1, 0, 3, threads)) {
            Exception error = assertThrows(IllegalArgumentException.class, pipeline::next);
            assertEquals("image 7 is broken", error.getMessage());
        }
    }

    private static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

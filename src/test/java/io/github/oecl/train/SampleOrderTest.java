// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SampleOrderTest {

    @Test
    void eachPassHasEachImageOnceInANewOrder() {
        SampleOrder order = SampleOrder.shuffled(10, 1, "x");
        List<Integer> first = positions(order, 0, 10);
        List<Integer> second = positions(order, 10, 20);
        assertEquals(10, first.stream().distinct().count());
        assertEquals(10, second.stream().distinct().count());
        assertNotEquals(first, second);
        assertEquals(first, positions(order, 0, 10), "the order is a function of the position");
    }

    @Test
    void theFixedOrderStartsAgainInEveryEpoch() {
        SampleOrder order = SampleOrder.fixed(10, 1, "x", 4);
        assertEquals(positions(order, 0, 4), positions(order, 4, 8));
        assertEquals(4, order.distinct(100));
        assertEquals(3, order.distinct(3));
    }

    @Test
    void fewImagesRepeatWithinAnEpoch() {
        SampleOrder order = SampleOrder.fixed(2, 1, "x", 6);
        assertEquals(2, positions(order, 0, 6).stream().distinct().count());
        assertEquals(2, order.distinct(6));
        assertEquals(5, SampleOrder.shuffled(5, 1, "x").distinct(1000));
    }

    private static List<Integer> positions(SampleOrder order, long from, long to) {
        return LongStream.range(from, to).mapToObj(order::at).toList();
    }
}

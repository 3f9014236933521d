// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ListenerStatesTest {

    private static class Counter implements TrainingListener {

        private final String name;
        private String state;

        Counter(String name, String state) {
            this.name = name;
            this.state = state;
        }

        @Override
        public String state() {
            return state;
        }

        @Override
        public String stateName() {
            return name;
        }

        @Override
        public void resumed(long steps, List<EpochReport> finished, String there) {
            state = there;
        }
    }

    /** The same listener after its class was renamed. */
    private static final class RenamedCounter extends Counter {
        RenamedCounter(String name) {
            super(name, "");
        }
    }

    private static TrainingProgress progress(Map<String, String> listeners) {
        return new TrainingProgress(
                1, Map.of(), Map.of(), 3, 1, List.of(), Map.of(), listeners, Map.of());
    }

    private static String restored(Counter listener, Map<String, String> states) {
        new ListenerStates(List.of(listener)).restore(progress(states));
        return listener.state();
    }

    @Test
    void aStateIsFoundAgainWhenItsClassIsRenamed() {
        Map<String, String> saved = new ListenerStates(List.of(new Counter("count", "7"))).save();
        assertEquals(Map.of("count 1", "7"), saved);
        assertEquals("7", restored(new RenamedCounter("count"), saved));
    }

    @Test
    void checkpointsOfBeforeAreRead() {
        assertEquals(
                "rows",
                restored(
                        new Counter("norms", ""),
                        Map.of("io.github.oecl.norm.NormTrajectoryListener 1", "rows")));
        assertEquals(
                "some",
                restored(
                        new Counter("separations", ""),
                        Map.of("io.github.oecl.experiment.Separations 1", "some")));
    }

    @Test
    void twoOfANameHaveNumbers() {
        List<TrainingListener> two = List.of(new Counter("count", "1"), new Counter("count", "2"));
        assertEquals(Map.of("count 1", "1", "count 2", "2"), new ListenerStates(two).save());
    }

    @Test
    void aStateIsNotGivenToAnother() {
        assertEquals("", restored(new Counter("count", "new"), Map.of("sum 1", "12")));
    }

    @Test
    void aClassWithoutANameNeedsOneForItsState() {
        TrainingListener nameless =
                new TrainingListener() {
                    @Override
                    public String state() {
                        return "some";
                    }
                };
        String message =
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new ListenerStates(List.of(nameless)))
                        .getMessage();
        assertTrue(message.contains("stateName()"), message);
        TrainingListener stateless = new TrainingListener() {};
        assertEquals(Map.of(), new ListenerStates(List.of(stateless)).save());
    }
}

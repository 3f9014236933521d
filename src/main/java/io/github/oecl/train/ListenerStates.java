// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.train;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The states of listeners by the names that they give them; the second of a name has a number. */
final class ListenerStates {

    private static final Logger LOG = LoggerFactory.getLogger(ListenerStates.class);

    /** What checkpoints called them when a state went by the name of its class. */
    private static final Map<String, String> EARLIER =
            Map.of(
                    "norms", "io.github.oecl.norm.NormTrajectoryListener",
                    "separations", "io.github.oecl.experiment.Separations");

    private final Map<String, TrainingListener> listeners = new TreeMap<>();
    private final Map<String, String> earlierNames = new HashMap<>();

    /**
     * Names the listeners.
     *
     * @throws IllegalArgumentException if one has a state and nothing to know it by
     */
    ListenerStates(List<TrainingListener> listeners) {
        Map<String, Integer> counts = new HashMap<>();
        for (TrainingListener listener : listeners) {
            requireName(listener);
            String given = listener.stateName();
            int number = counts.merge(given, 1, Integer::sum);
            String name = given + " " + number;
            this.listeners.put(name, listener);
            earlierNames.put(name, EARLIER.getOrDefault(given, given) + " " + number);
        }
    }

    Map<String, String> save() {
        Map<String, String> states = new TreeMap<>();
        listeners.forEach(
                (name, listener) -> {
                    String state = listener.state();
                    if (!state.isEmpty()) {
                        states.put(name, state);
                    }
                });
        return states;
    }

    void restore(TrainingProgress progress) {
        Map<String, String> states = progress.listeners();
        Set<String> unused = new TreeSet<>(states.keySet());
        listeners.forEach(
                (name, listener) -> {
                    String there = states.containsKey(name) ? name : earlierNames.get(name);
                    if (!unused.remove(there) && hasState(listener)) {
                        LOG.warn("The checkpoint has nothing of the listener '{}'", name);
                    }
                    listener.resumed(
                            progress.steps(),
                            List.copyOf(progress.epochs()),
                            states.getOrDefault(there, ""));
                });
        if (!unused.isEmpty()) {
            LOG.warn("No listener takes these states out of the checkpoint: {}", unused);
        }
    }

    /** A class without a name is called by its place in the source, which another may take. */
    private static void requireName(TrainingListener listener) {
        Class<?> type = listener.getClass();
        boolean nameless = type.isAnonymousClass() || type.isLocalClass() || type.isHidden();
        if (nameless && hasState(listener) && listener.stateName().equals(type.getName())) {
            throw new IllegalArgumentException(
                    "A listener with a state needs a name that stays: "
                            + type.getName()
                            + " must have a stateName() of its own");
        }
    }

    private static boolean hasState(TrainingListener listener) {
        try {
            return listener.getClass().getMethod("state").getDeclaringClass()
                    != TrainingListener.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("Every listener has a state()", e);
        }
    }
}

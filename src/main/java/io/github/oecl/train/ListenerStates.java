// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.train;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The states of listeners by name: their class, and the second of a class by its number. */
final class ListenerStates {

    private final Map<String, TrainingListener> listeners = new TreeMap<>();

    ListenerStates(List<TrainingListener> listeners) {
        Map<String, Integer> counts = new HashMap<>();
        for (TrainingListener listener : listeners) {
            String type = listener.getClass().getName();
            int number = counts.merge(type, 1, Integer::sum);
            this.listeners.put(type + " " + number, listener);
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

    void restore(Progress progress) {
        listeners.forEach(
                (name, listener) ->
                        listener.resumed(
                                progress.steps(),
                                List.copyOf(progress.epochs()),
                                progress.listeners().getOrDefault(name, "")));
    }
}

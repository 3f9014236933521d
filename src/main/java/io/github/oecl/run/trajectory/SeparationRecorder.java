// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.run.trajectory;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.github.oecl.io.internal.Json;
import io.github.oecl.norm.NormStatistics;
import io.github.oecl.train.EpochReport;
import io.github.oecl.train.TrainingListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Gathers the separations of a training, also over a stop. */
final class SeparationRecorder
        implements TrainingListener, BiConsumer<Integer, Map<String, NormStatistics>> {

    private final List<TrajectoryRun.Separation> all = new ArrayList<>();

    @Override
    public void accept(Integer epoch, Map<String, NormStatistics> groups) {
        all.add(TrajectoryRun.Separation.of(epoch, groups));
    }

    List<TrajectoryRun.Separation> all() {
        return List.copyOf(all);
    }

    @Override
    public String state() {
        return Json.tree(all).toString();
    }

    @Override
    public String stateName() {
        return "separations";
    }

    @Override
    public void resumed(long steps, List<EpochReport> finished, String state) {
        if (!state.isEmpty()) {
            JsonElement before = JsonParser.parseString(state);
            all.clear();
            all.addAll(List.of(Json.value(before, TrajectoryRun.Separation[].class)));
        }
    }
}

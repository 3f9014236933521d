// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.paper;

import io.github.oecl.io.internal.ValueText;
import io.github.oecl.loss.AlphaSchedule;
import io.github.oecl.loss.OutlierTerm;
import io.github.oecl.run.Recipes;
import io.github.oecl.run.RunConfig;
import io.github.oecl.run.RunResult;
import io.github.oecl.train.TrainingConfig;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A way to train, whatever the images: the settings of a run that a trial may vary, with the
 * warm-up as a share of the training and the ramp in steps. Runs on different tasks that agree in
 * them are of one arm.
 *
 * @param settings by their names, such as "alpha" and "0.3"; one that a run has not is left out
 */
record Arm(Map<String, String> settings) {

    /** What the arm is called that has the usual value of each setting. */
    static final String USUAL = "as published";

    static Arm of(RunResult result) {
        RunConfig run = result.config();
        return of(run, result.training().steps() / Math.max(1, run.training().epochs()));
    }

    private static Arm of(RunConfig run, long stepsPerEpoch) {
        TrainingConfig training = run.training();
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("method", run.method().name().label());
        if (run.alpha() != null) {
            OutlierTerm term = run.term();
            AlphaSchedule alpha = run.alpha();
            settings.put("outlier term", ValueText.label(term.form()).replace('-', ' '));
            settings.put("alpha", text(alpha.alpha()));
            settings.put("warm-up", share(alpha.warmup(), run));
            settings.put("ramp", steps(term.ramp(), alpha, stepsPerEpoch));
            settings.put("gradient share at most", or(term.gradientShare(), "any"));
        }
        if (run.method().settings().contains("temperature")) {
            settings.put("temperature", text(run.temperature()));
        }
        settings.put("learning rate", text(training.learningRate()));
        settings.put("weight decay", text(training.weightDecay()));
        settings.put("gradient norm at most", or(training.clip(), "any"));
        if (training.precision() != null) {
            settings.put("precision", training.precision().toString());
        }
        return new Arm(settings);
    }

    /** Returns the warm-up as a share of the training. */
    private static String share(long time, RunConfig run) {
        boolean epochs = run.alpha().unit() == AlphaSchedule.Unit.EPOCHS;
        if (!epochs && time > 0) {
            return time + " steps";
        }
        return text(100.0 * time / run.training().epochs()) + "%";
    }

    private static String steps(long time, AlphaSchedule alpha, long stepsPerEpoch) {
        boolean epochs = alpha.unit() == AlphaSchedule.Unit.EPOCHS;
        return time * (epochs ? stepsPerEpoch : 1) + " steps";
    }

    private static String text(double value) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        return new DecimalFormat("0.#####", symbols).format(value);
    }

    private static String or(Double value, String none) {
        return value == null ? none : text(value);
    }

    String method() {
        return settings.get("method");
    }

    /** Returns how many settings are not the usual ones. */
    int changes(Arm usual) {
        return changed(usual).size();
    }

    /** Returns what sets the arm apart from the usual one of its method. */
    String title(Arm usual) {
        Map<String, String> changed = changed(usual);
        return changed.isEmpty()
                ? USUAL
                : changed.entrySet().stream()
                        .map(setting -> setting.getKey() + " " + setting.getValue())
                        .collect(Collectors.joining(", "));
    }

    private Map<String, String> changed(Arm usual) {
        Map<String, String> changed = new LinkedHashMap<>(settings);
        changed.entrySet().removeAll(usual.settings.entrySet());
        return changed;
    }

    /**
     * Returns the arm of the recipe for the same data set and method, or of the run itself if no
     * recipe is for that data set.
     */
    static Arm usual(RunConfig run) {
        return Recipes.names().stream()
                .map(name -> Recipes.byName(name, run.preset()))
                .filter(recipe -> recipe.data().dataset().equals(run.data().dataset()))
                .filter(recipe -> run.alpha() == null || recipe.alpha() != null)
                .findFirst()
                .map(recipe -> of(recipe.as(run.method().name()), 1))
                .orElseGet(() -> of(run, 1));
    }
}

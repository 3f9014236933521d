// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.grid;

import io.github.oecl.io.internal.Settings;
import io.github.oecl.io.internal.ValueText;
import io.github.oecl.loss.OutlierTerm;
import io.github.oecl.method.OodMethod;
import io.github.oecl.run.CurveConfig;
import io.github.oecl.run.DataConfig.FewOutliers;
import io.github.oecl.run.OutlierDistance;
import io.github.oecl.run.RunConfig;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Changes a run by a value of a setting's type, or says why it cannot. */
@FunctionalInterface
interface AxisChange {

    RunConfig of(Axis axis, RunConfig run, Object value);

    static RunConfig exposed(Axis axis, RunConfig config, Object value) {
        requireOutliers(axis, config);
        OutlierDistance distance = (OutlierDistance) value;
        return fitting(
                axis, () -> config.with(distance.of(config.data(), config.preset())), distance);
    }

    static RunConfig form(Axis axis, RunConfig config, Object value) {
        return term(axis, config, term -> term.with((OutlierTerm.Form) value), value);
    }

    static RunConfig ramp(Axis axis, RunConfig config, Object value) {
        return term(axis, config, term -> term.withRamp((Long) value), value);
    }

    static RunConfig gradientShare(Axis axis, RunConfig config, Object value) {
        return term(axis, config, term -> term.withGradientShare((Double) value), value);
    }

    static RunConfig clip(Axis axis, RunConfig config, Object value) {
        return fitting(axis, () -> config.with(config.training().withClip((Double) value)), value);
    }

    static RunConfig curve(Axis axis, RunConfig config, Object value) {
        return fitting(axis, () -> config.with(CurveConfig.every(small(value))), value);
    }

    private static RunConfig term(
            Axis axis, RunConfig config, UnaryOperator<OutlierTerm> change, Object value) {
        OodMethod method = config.method();
        if (config.alpha() == null || !method.settings().contains("outlierTerm")) {
            throw hasNot(axis, config);
        }
        return fitting(
                axis,
                () -> config.with(method.with("outlierTerm", change.apply(config.term()))),
                value);
    }

    private static int small(Object value) {
        return (int) Math.max(Integer.MIN_VALUE, Math.min((Long) value, Integer.MAX_VALUE));
    }

    /** Makes the change, or says which value of which setting did not fit. */
    private static RunConfig fitting(Axis axis, Supplier<RunConfig> change, Object value) {
        try {
            return change.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    axis.key() + " cannot be " + ValueText.label(value) + ": " + e.getMessage(), e);
        }
    }

    static RunConfig few(Axis axis, RunConfig config, Object k) {
        requireOutliers(axis, config);
        FewOutliers few = new FewOutliers(small(k), config.training().seed());
        return config.with(config.data().withFew(few));
    }

    private static void requireOutliers(Axis axis, RunConfig config) {
        if (!config.method().needsOutliers()) {
            throw hasNot(axis, config);
        }
    }

    private static IllegalArgumentException hasNot(Axis axis, RunConfig config) {
        return new IllegalArgumentException(
                config.method().name()
                        + (axis.equals(Axis.OUTLIERS) ? " here" : "")
                        + " has no "
                        + axis.key()
                        + ": give it to the variants that have it only");
    }

    static RunConfig own(Axis axis, RunConfig config, Object value) {
        return fitting(axis, () -> config.with(axis.path(), value), value);
    }

    static RunConfig changed(Axis axis, RunConfig config, Object value) {
        requireThere(axis, config);
        return fitting(axis, () -> config.with(axis.path(), value), value);
    }

    /** All images of another data set. */
    static RunConfig allOf(Axis axis, RunConfig config, Object outliers) {
        requireThere(axis, config);
        return fitting(
                axis,
                () ->
                        config.with(
                                Settings.with(
                                        Settings.with(config.data(), "outlierClasses", List.of()),
                                        "outliers",
                                        outliers)),
                outliers);
    }

    /** What a run has not, or its method only hands on, must not seem to be changed. */
    private static void requireThere(Axis axis, RunConfig config) {
        String[] steps = axis.path().split("\\.");
        boolean effect =
                !steps[0].equals("method") || config.method().settings().contains(steps[1]);
        if (Settings.find(config, axis.path()).isEmpty() || !effect) {
            throw hasNot(axis, config);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.method;

import com.google.gson.annotations.JsonAdapter;
import io.github.oecl.io.internal.Settings;
import io.github.oecl.loss.Objective;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A method of detection in one place: its settings, what it trains a network with, and the scores
 * that go with it. It is a record: its components are its settings, which stand in results, grids
 * and on the command line by their names. {@link Methods} knows the library's own and finds those
 * of others.
 *
 * <p>A method of one's own has a public constructor without arguments, for its usual settings, and
 * is named in a file {@code META-INF/services/io.github.oecl.method.OodMethod} of its jar; in a
 * notebook it is given to {@link Methods#register} instead.
 */
@JsonAdapter(MethodJson.class)
public interface OodMethod {

    /**
     * {@return the name by which files and the command line call it; by default that of the class:
     * a {@code NearestProjection} is nearest-projection}
     */
    default MethodName name() {
        String words = getClass().getSimpleName().replaceAll("([a-z0-9])([A-Z])", "$1-$2");
        return MethodName.of(words);
    }

    /**
     * {@return what a network is trained with; by default empty: the method takes the network as it
     * is}
     *
     * @throws IllegalArgumentException if a setting is out of its range
     */
    default Optional<Objective> objective() {
        return Optional.empty();
    }

    /**
     * {@return the scores that go with it; by default the norm of the projection and its like. A
     * record that is a {@link Scoring} too returns itself}
     */
    default Scoring scoring() {
        return Scoring.norm();
    }

    /**
     * {@return the file of the network that it takes as it is, a model or a detector, or {@link
     * io.github.oecl.model.ModelFile#SYNTHETIC}; by default none: the network of the run, which is
     * untrained where there is no objective}
     */
    default Optional<Path> networkFile() {
        return Optional.empty();
    }

    /** {@return what to call it on a figure, with the settings that matter; by default its name} */
    default String title() {
        return name().label();
    }

    /** {@return the formula of the loss in a few words} */
    default String loss() {
        return objective().map(Objective::name).orElse("none: the network is not trained");
    }

    /** {@return the settings that have an effect, by name; all of them by default} */
    default List<String> settings() {
        return Settings.names(this);
    }

    /** {@return whether it trains on outliers} */
    default boolean needsOutliers() {
        return objective().map(o -> o.views().needsOutliers()).orElse(false);
    }

    /** {@return the linear heads that its network has on the backbone feature} */
    default Map<String, Integer> networkHeads() {
        return objective().map(Objective::heads).orElseGet(scoring()::heads);
    }

    /** {@return the score by which it is judged, the first of its scores} */
    default OodScore headline() {
        return scoring().scores().get(0);
    }

    /**
     * Returns the same method with another value of a setting.
     *
     * @param setting by name, such as temperature or alpha.warmup
     * @param value a number, text or a value of the setting's type
     * @return the method
     * @throws IllegalArgumentException if there is no such setting, or it cannot have this value
     */
    default OodMethod with(String setting, Object value) {
        if (!settings().contains(setting.split("\\.")[0])) {
            throw new IllegalArgumentException(
                    "%s has no setting '%s'; it has %s".formatted(name(), setting, settings()));
        }
        return Settings.with(this, setting, value);
    }

    /**
     * Finds a setting.
     *
     * @param setting by name
     * @param type of its value
     * @param <T> the type
     * @return the value; empty if the method has no such setting of this type, or it is null
     */
    default <T> Optional<T> setting(String setting, Class<T> type) {
        return Settings.find(this, setting).filter(type::isInstance).map(type::cast);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.method;

import io.github.oecl.extension.internal.Registry;
import io.github.oecl.io.internal.Settings;
import io.github.oecl.loss.AlphaSchedule;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;

/**
 * The methods that this process knows, by name: the library's, those of jars on the class path that
 * offer an {@link OodMethod} as a service, and those that were registered. Another value of a
 * setting is given by {@link OodMethod#with}.
 */
public final class Methods {

    private static final List<OodMethod> OURS =
            List.of(
                    new OeclMethod(),
                    new SelfOeclMethod(),
                    new SimClrMethod(),
                    new UnnormalisedSimClrMethod(),
                    new CsiMethod(),
                    new HscMethod(),
                    new BceMethod(),
                    new FrozenKnn(),
                    new FrozenMahalanobis());

    private static final Registry<OodMethod> OWN =
            new Registry<>(
                    "method", "Methods.register", OodMethod.class, method -> method.name().label());

    private Methods() {}

    /**
     * Makes a method known to this process: what a notebook does with one that it defines. One that
     * is registered again takes the place of the former.
     *
     * @param usual the method with its usual settings
     * @throws IllegalArgumentException if it is no record, has no score, or is named as one of the
     *     library's
     */
    public static void register(OodMethod usual) {
        Settings.names(usual);
        if (usual.scoring().scores().isEmpty()) {
            throw new IllegalArgumentException("The method " + usual.name() + " has no score");
        }
        OWN.register(usual, ours());
    }

    /** {@return the known methods with their usual settings, the library's first} */
    public static List<OodMethod> all() {
        return Stream.concat(OURS.stream(), OWN.parts().stream()).toList();
    }

    private static List<String> ours() {
        return OURS.stream().map(method -> method.name().label()).toList();
    }

    /**
     * Returns a method with its usual settings.
     *
     * @param name as in a grid's file, such as self-oecl, or in a result's, such as SELF_OECL
     * @return the method
     * @throws IllegalArgumentException if none of that name is known; the message lists all, and
     *     says how one of one's own becomes known
     */
    public static OodMethod byName(String name) {
        String label = label(name.strip());
        return OURS.stream()
                .filter(method -> method.name().label().equals(label))
                .findFirst()
                .or(() -> OWN.find(label))
                .orElseGet(() -> OWN.named(name, ours()));
    }

    private static String label(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean ofAFile = name.equals(name.toUpperCase(Locale.ROOT));
        return ofAFile ? lower.replace('_', '-') : lower;
    }

    /**
     * Returns a method with its usual settings.
     *
     * @param name of a known method
     * @return the method
     * @throws IllegalArgumentException if none of that name is known; the message lists all
     */
    public static OodMethod usual(MethodName name) {
        return byName(name.label());
    }

    /**
     * Returns OECL with outlier exposure and the paper's outlier term.
     *
     * @param temperature of NT-Xent
     * @param alpha the weight of the outlier term
     * @return the method
     * @throws IllegalArgumentException if alpha is missing
     */
    public static OodMethod oecl(double temperature, AlphaSchedule alpha) {
        return new OeclMethod(temperature, alpha);
    }

    /**
     * Returns self-OECL with the paper's outlier term.
     *
     * @param temperature of NT-Xent
     * @param alpha the weight of the outlier term
     * @param shift the name of the distribution shift
     * @return the method
     * @throws IllegalArgumentException if alpha or the shift is missing
     */
    public static OodMethod selfOecl(double temperature, AlphaSchedule alpha, String shift) {
        return new SelfOeclMethod(temperature, alpha, shift);
    }

    /**
     * Makes a table of the known methods with the usual settings of each: what each needs, its
     * loss, its scores, and the views it sees in a step. Methods that are compared take the same
     * number of steps and of normal images, not of views: those stand in every result.
     *
     * @param batch the number of normal images in a batch
     * @return a row for each method: its name in a grid's file and in results, where its outliers
     *     come from, its loss, the score by which it is judged and the others, the views of each
     *     normal and of each exposed image, and all views of a step
     */
    public static Table table(int batch) {
        return MethodTable.of(batch);
    }

    /**
     * Returns another method with the settings that it shares with a given one, and its usual ones
     * otherwise.
     *
     * @param from gives settings
     * @param name of the other method
     * @return the method
     * @throws IllegalArgumentException if it is not known, or has the weight alpha of an outlier
     *     term and the given one has none: how long alpha is 0 depends on the training
     */
    public static OodMethod like(OodMethod from, MethodName name) {
        if (from.name().equals(name)) {
            return from;
        }
        OodMethod usual = usual(name);
        boolean weighted = usual.setting("alpha", AlphaSchedule.class).isPresent();
        if (weighted && from.setting("alpha", AlphaSchedule.class).isEmpty()) {
            throw new IllegalArgumentException(
                    name + " needs alpha, and " + from.name() + " has none");
        }
        return Settings.sharing(usual, from);
    }
}

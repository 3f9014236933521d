// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.method;

import io.github.oecl.io.internal.Settings;
import io.github.oecl.loss.AlphaSchedule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.ServiceLoader.Provider;
import java.util.stream.Collectors;

/**
 * The methods that this process knows, by name: the library's, those of jars on the class path that
 * offer an {@link OodMethod} as a service, and those that were registered.
 */
public final class Methods {

    private static final Map<MethodName, OodMethod> KNOWN = new LinkedHashMap<>();

    private static final List<MethodName> OURS;

    static {
        ServiceLoader<OodMethod> found =
                ServiceLoader.load(OodMethod.class, Methods.class.getClassLoader());
        found.stream().filter(Methods::isOurs).map(Provider::get).forEach(Methods::add);
        OURS = List.copyOf(KNOWN.keySet());
        found.stream().filter(each -> !isOurs(each)).map(Provider::get).forEach(Methods::register);
    }

    private Methods() {}

    /**
     * Makes a method known to this process: what a notebook does with one that it defines. A
     * registered method of the same name is replaced.
     *
     * @param usual the method with its usual settings
     * @throws IllegalArgumentException if it is no record, has no score, or is named as one of the
     *     library's
     */
    public static synchronized void register(OodMethod usual) {
        if (OURS.contains(usual.name())) {
            throw new IllegalArgumentException(
                    "The library has a method " + usual.name() + ": give yours another name");
        }
        add(usual);
    }

    private static boolean isOurs(Provider<OodMethod> provider) {
        return provider.type().getPackage() == Methods.class.getPackage();
    }

    private static synchronized void add(OodMethod usual) {
        Settings.names(usual);
        if (usual.scoring().scores().isEmpty()) {
            throw new IllegalArgumentException("The method " + usual.name() + " has no score");
        }
        KNOWN.put(usual.name(), usual);
    }

    /** {@return the known methods with their usual settings, the library's first} */
    public static synchronized List<OodMethod> all() {
        return new ArrayList<>(KNOWN.values());
    }

    /**
     * Returns a method with its usual settings.
     *
     * @param name as in a grid's file, such as self-oecl, or in a result's, such as SELF_OECL
     * @return the method
     * @throws IllegalArgumentException if none of that name is known; the message lists all
     */
    public static OodMethod byName(String name) {
        String label = name.strip();
        return all().stream()
                .filter(each -> label.equalsIgnoreCase(each.name().label()))
                .findFirst()
                .or(() -> all().stream().filter(m -> label.equals(m.name().inFiles())).findFirst())
                .orElseThrow(() -> unknown(label));
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

    private static IllegalArgumentException unknown(String name) {
        return new IllegalArgumentException(
                "method is '"
                        + name
                        + "'; it must be one of "
                        + all().stream()
                                .map(method -> method.name().label())
                                .collect(Collectors.joining(", "))
                        + ". A method of your own needs its jar on the class path, or a call of"
                        + " Methods.register");
    }
}

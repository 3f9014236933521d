// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.extension.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Users' own parts of one kind, by name: those that were registered in this process, and services
 * of {@link ServiceLoader} on the class path, which other processes find as well.
 *
 * @param <T> the type of a part, which is also that of the service
 */
public final class Registry<T> {

    private static final List<Registry<?>> ALL = new CopyOnWriteArrayList<>();

    private final String kind;
    private final String call;
    private final Class<T> service;
    private final Function<T, String> name;
    private final Map<String, T> registered = new ConcurrentHashMap<>();

    /**
     * Makes an empty registry.
     *
     * @param kind of the parts, for messages, such as "backbone"
     * @param call that registers one, for messages, such as "Backbone.register"
     * @param service the type of a part
     * @param name of a part
     */
    public Registry(String kind, String call, Class<T> service, Function<T, String> name) {
        this.kind = kind;
        this.call = call;
        this.service = service;
        this.name = name;
        ALL.add(this);
    }

    /** Ends with what was registered since it began: for tests, whose process is shared. */
    public static final class Scope implements AutoCloseable {

        private final Map<Registry<?>, Map<String, Object>> before = new HashMap<>();

        private Scope() {
            ALL.forEach(registry -> before.put(registry, Map.copyOf(registry.registered)));
        }

        /** Makes all registries what they were. */
        @Override
        public void close() {
            ALL.forEach(registry -> restore(registry, before.getOrDefault(registry, Map.of())));
        }

        private static <T> void restore(Registry<T> registry, Map<String, Object> parts) {
            registry.registered.clear();
            parts.forEach((own, part) -> registry.registered.put(own, registry.service.cast(part)));
        }
    }

    /** {@return what makes this process forget, when closed, all that is registered from now on} */
    public static Scope scope() {
        return new Scope();
    }

    /**
     * Makes a part known to this process. One that is registered again takes the place of the
     * former, so that a notebook's cell can be run twice.
     *
     * @param part of a new name
     * @param taken the names of the library's own parts
     * @throws IllegalArgumentException if the name is not plain, or is taken
     */
    public void register(T part, List<String> taken) {
        String own = name.apply(part);
        if (own == null || !own.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw new IllegalArgumentException(
                    "The name of a %s has letters, digits, dots, hyphens and underscores, not \"%s\""
                            .formatted(kind, own));
        }
        if (taken.contains(own)) {
            throw new IllegalArgumentException(
                    "The library has a %s %s already: take another name".formatted(kind, own));
        }
        registered.put(own, part);
    }

    /**
     * Finds a part.
     *
     * @param own its name
     * @return the part, if this process knows it
     */
    public Optional<T> find(String own) {
        return all().filter(part -> name.apply(part).equals(own)).findFirst();
    }

    /**
     * Returns a part.
     *
     * @param own its name
     * @param taken the names of the library's own parts, for the message
     * @return the part
     * @throws IllegalArgumentException if this process does not know it; the message says how to
     *     make it known
     */
    public T named(String own, List<String> taken) {
        return find(own).orElseThrow(() -> new IllegalArgumentException(missing(own, taken)));
    }

    /** {@return the names of all parts that this process knows} */
    public List<String> names() {
        return List.copyOf(byName().keySet());
    }

    /** {@return all parts that this process knows, by their names} */
    public List<T> parts() {
        return List.copyOf(byName().values());
    }

    private Map<String, T> byName() {
        Map<String, T> parts = new TreeMap<>();
        all().forEach(part -> parts.putIfAbsent(name.apply(part), part));
        return parts;
    }

    /** A notebook's class path grows, so that services are looked for each time. */
    private Stream<T> all() {
        return Stream.concat(
                registered.values().stream(),
                ServiceLoader.load(service).stream()
                        .filter(this::isOfOthers)
                        .map(ServiceLoader.Provider::get));
    }

    /**
     * The library's own parts are no services, though an older build may have left them as such.
     */
    private boolean isOfOthers(ServiceLoader.Provider<T> provider) {
        return provider.type().getPackage() != service.getPackage();
    }

    private String missing(String own, List<String> taken) {
        List<String> known = Stream.concat(taken.stream(), names().stream()).toList();
        return ("There is no %s \"%s\"; there are %s. One of your own must be known to this"
                        + " process: call %s first, or put the jar that has it as a service of %s"
                        + " on the class path")
                .formatted(
                        kind,
                        own,
                        known.isEmpty() ? "none" : String.join(", ", known),
                        call,
                        service.getName());
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model;

import ai.djl.nn.Block;
import com.google.gson.TypeAdapter;
import com.google.gson.annotations.JsonAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import io.github.oecl.extension.internal.Registry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * The network that turns images into features, by its name: one of the library's residual networks,
 * or one of a user's own, from any DJL {@link Block}. Configurations and files hold the name.
 */
@JsonAdapter(Backbone.Json.class)
public final class Backbone {

    /** ResNet-18 for 32 x 32 images: 3 x 3 stem, no max-pool, normalised as CIFAR-10. */
    public static final Backbone RESNET18_CIFAR =
            new Backbone("RESNET18_CIFAR", ResidualSizes.RESNET18_CIFAR);

    /**
     * ResNet-18 for 224 x 224 images: 7 x 7 stem and max-pool, inputs mapped to (x - 0.5) / 0.5.
     */
    public static final Backbone RESNET18_IMAGENET =
            new Backbone("RESNET18_IMAGENET", ResidualSizes.RESNET18_IMAGENET);

    /** Three stages of one block on a stride-2 stem (ours): for 32 x 32 images on two cores. */
    public static final Backbone COMPACT = new Backbone("COMPACT", ResidualSizes.COMPACT);

    private static final List<Backbone> RESIDUAL =
            List.of(RESNET18_CIFAR, RESNET18_IMAGENET, COMPACT);

    private static final Registry<BackboneFactory> OWN =
            new Registry<>(
                    "backbone", "Backbone.register", BackboneFactory.class, BackboneFactory::name);

    private final String name;
    private final ResidualSizes sizes;

    private Backbone(String name, ResidualSizes sizes) {
        this.name = name;
        this.sizes = sizes;
    }

    /**
     * Registers a backbone of one's own in this process. One that is registered again takes the
     * place of the former, so that a notebook's cell can be run twice.
     *
     * @param factory makes the block
     * @return the backbone
     * @throws IllegalArgumentException if the name is not plain, or is one of the library's
     */
    public static Backbone register(BackboneFactory factory) {
        String name = factory.name();
        boolean taken = name != null && of(name).isResidual();
        OWN.register(factory, taken ? List.of(name) : List.of());
        return of(name);
    }

    /**
     * Registers a backbone of one's own in this process, with the inputs normalised as for
     * CIFAR-10.
     *
     * @param name of letters, digits, dots, hyphens and underscores
     * @param block makes a new block that is not initialised: images, batch x 3 x height x width,
     *     to features, batch x any width
     * @return the backbone
     * @throws IllegalArgumentException if the name is not plain, or is one of the library's
     */
    public static Backbone register(String name, Supplier<Block> block) {
        return register(new Supplied(name, block));
    }

    /**
     * Returns a backbone that can be built in this process.
     *
     * @param name of one of the library's, such as {@code compact} or {@code RESNET18_CIFAR}, or
     *     the exact name of one's own
     * @return the backbone
     * @throws IllegalArgumentException if there is none of that name; the message says how to
     *     register it
     */
    public static Backbone named(String name) {
        Backbone backbone = of(name.strip());
        if (!backbone.isResidual()) {
            backbone.factory();
        }
        return backbone;
    }

    /** {@return the names of all backbones that this process knows} */
    public static List<String> names() {
        List<String> names = new ArrayList<>(RESIDUAL.stream().map(Backbone::toString).toList());
        names.addAll(OWN.names());
        return List.copyOf(names);
    }

    /** A factory from its two parts. */
    private record Supplied(String name, Supplier<Block> maker) implements BackboneFactory {

        @Override
        public Block block() {
            return maker.get();
        }
    }

    /** Returns the library's own. */
    static List<Backbone> residual() {
        return RESIDUAL;
    }

    /** Returns the backbone of a name, whether or not it can be built in this process. */
    static Backbone of(String name) {
        String constant = name.toUpperCase(Locale.ROOT).replace('-', '_');
        return RESIDUAL.stream()
                .filter(each -> each.name.equals(constant))
                .findFirst()
                .orElseGet(() -> new Backbone(name, null));
    }

    /** {@return the name, as files have it} */
    public String name() {
        return name;
    }

    /**
     * {@return whether it is one of the library's residual networks, whose width and depth can be
     * chosen}
     */
    public boolean isResidual() {
        return sizes != null;
    }

    ResidualSizes sizes() {
        return sizes;
    }

    /** Returns what makes a backbone of one's own, or says that it is missing. */
    BackboneFactory factory() {
        return OWN.named(name, RESIDUAL.stream().map(Backbone::toString).toList());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Backbone backbone && name.equals(backbone.name);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(name);
    }

    /** Returns the name as ids and command lines have it, such as {@code resnet18-cifar}. */
    @Override
    public String toString() {
        return isResidual() ? name.toLowerCase(Locale.ROOT).replace('_', '-') : name;
    }

    /** A backbone is its name. One that is missing here can still be read about. */
    static final class Json extends TypeAdapter<Backbone> {

        @Override
        public void write(JsonWriter out, Backbone backbone) throws IOException {
            out.value(backbone == null ? null : backbone.name);
        }

        @Override
        public Backbone read(JsonReader in) throws IOException {
            if (in.peek() == JsonToken.NULL) {
                in.nextNull();
                return null;
            }
            return of(in.nextString());
        }
    }
}

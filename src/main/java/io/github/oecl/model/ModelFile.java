// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model;

import ai.djl.Device;
import ai.djl.nn.Parameter;
import io.github.oecl.io.internal.StateFormatException;
import io.github.oecl.io.internal.StateReader;
import io.github.oecl.io.internal.StateWriter;
import io.github.oecl.model.engine.internal.Environment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A model on disk: a zip of {@code model.json}, the format's version, the architecture, notes of
 * the caller, what wrote it and the names and shapes of the parameters, and {@code weights.f32},
 * every parameter as little-endian float32 in the order of their names there; see {@link
 * StateWriter}. Other entries are left alone, so that a model can be loaded from a checkpoint of
 * its training. A file of before names no parameters: it has them in the order of {@link
 * OeclModel#parameters()}.
 */
public final class ModelFile {

    /** The name of {@link #synthetic}, which a frozen method's setting {@code network} takes. */
    public static final String SYNTHETIC = "synthetic-1";

    private static final int VERSION = 1;
    private static final String HEADER = "model.json";
    private static final String WEIGHTS = "weights.f32";

    private ModelFile() {}

    /** A file of before has no environment and no names of parameters. */
    private record Header(
            int version,
            Architecture architecture,
            Map<String, String> notes,
            Map<String, String> environment,
            List<NamedShape> parameters) {

        Header {
            environment = environment == null ? Collections.emptyMap() : environment;
        }
    }

    /**
     * Saves a model. The file is complete or it is not there: it is written beside its place and
     * then moved.
     *
     * @param model the model
     * @param notes what the caller wants to find again, such as how the model was trained
     * @param file where to; an existing file is replaced
     * @throws IOException if it cannot be written, or a weight is not finite
     */
    public static void save(OeclModel model, Map<String, String> notes, Path file)
            throws IOException {
        StateWriter.write(file, out -> write(model, notes, out));
    }

    /**
     * Writes a model as a part of a larger file.
     *
     * @param model the model
     * @param notes what the caller wants to find again
     * @param out takes it
     * @throws IOException if it cannot be written, or a weight is not finite
     */
    public static void write(OeclModel model, Map<String, String> notes, StateWriter out)
            throws IOException {
        out.json(
                HEADER,
                new Header(
                        VERSION,
                        model.architecture(),
                        new TreeMap<>(notes),
                        Environment.current(),
                        NamedShape.of(model)));
        out.floats(
                WEIGHTS,
                model.parameters().stream().map(p -> p.getArray().toFloatArray())::iterator);
    }

    /**
     * Loads a model.
     *
     * @param file a file of {@link #save}, or a checkpoint
     * @param device where the model is to compute
     * @return the model, which the caller closes
     * @throws StateFormatException if the file is not a whole model of this format
     * @throws IOException if it cannot be read
     */
    public static OeclModel load(Path file, Device device) throws IOException {
        try (StateReader in = new StateReader(file)) {
            return load(in, device);
        }
    }

    /**
     * Loads the compact network that comes with the library: trained by SimCLR on the library's own
     * synthetic images alone, for where only features are wanted. Beside it in the jar lies {@code
     * synthetic-1.json}, the result of its training; a network that is trained otherwise gets
     * another number.
     *
     * @param device where the model is to compute
     * @return the model, which the caller closes
     */
    public static OeclModel synthetic(Device device) {
        String resource = SYNTHETIC + ".oecl";
        try (InputStream in = ModelFile.class.getResourceAsStream(resource);
                StateReader reader = StateReader.of(in.readAllBytes())) {
            return load(reader, device);
        } catch (IOException e) {
            throw new UncheckedIOException("The library's own " + resource + " is damaged", e);
        }
    }

    /**
     * Loads a model from a larger file.
     *
     * @param in a file that holds a model
     * @param device where the model is to compute
     * @return the model, which the caller closes
     * @throws StateFormatException if the file does not hold a whole model of this format
     * @throws IOException if it cannot be read
     */
    public static OeclModel load(StateReader in, Device device) throws IOException {
        OeclModel model = untrained(in, header(in).architecture(), device);
        try {
            model.setParameters(weights(in, model));
            return model;
        } catch (IOException | RuntimeException | Error e) {
            model.close();
            throw e;
        }
    }

    private static OeclModel untrained(StateReader in, Architecture architecture, Device device)
            throws IOException {
        if (architecture.block() == null) {
            // Before room is made for them: a header can ask for any amount of memory.
            in.requireFloats(WEIGHTS, Networks.size(architecture));
            return new OeclModel(architecture, 0, device);
        }
        in.requireMoreFloats(WEIGHTS, Networks.size(architecture));
        try {
            return new OeclModel(architecture, 0, device);
        } catch (IllegalArgumentException e) {
            throw in.damaged(e.getMessage(), e);
        }
    }

    /**
     * Reads the weights for a model that is there already.
     *
     * @param in a file that holds a model of the same architecture
     * @param model the model, which is not changed
     * @return the numbers for {@link OeclModel#setParameters}
     * @throws StateFormatException if the file holds another model or a damaged one
     * @throws IOException if it cannot be read
     */
    public static List<float[]> weights(StateReader in, OeclModel model) throws IOException {
        Header header = header(in);
        Architecture architecture = header.architecture();
        if (!architecture.equals(model.architecture())) {
            throw in.damaged(
                    "it is of another architecture: "
                            + architecture
                            + " there and "
                            + model.architecture()
                            + " here",
                    null);
        }
        return header.parameters() == null
                ? in.floats(WEIGHTS, sizes(model.parameters()))
                : named(in, header.parameters(), NamedShape.of(model));
    }

    /** Reads the weights of a file in its own order, and returns them in the model's. */
    private static List<float[]> named(
            StateReader in, List<NamedShape> there, List<NamedShape> here) throws IOException {
        String difference = NamedShape.difference(there, here);
        if (!difference.isEmpty()) {
            throw in.damaged(difference, null);
        }
        List<float[]> arrays = in.floats(WEIGHTS, there.stream().map(NamedShape::size).toList());
        Map<String, float[]> byName = new HashMap<>();
        for (int i = 0; i < arrays.size(); i++) {
            byName.put(there.get(i).name(), arrays.get(i));
        }
        return here.stream().map(each -> byName.get(each.name())).toList();
    }

    /**
     * Returns how many numbers each parameter has.
     *
     * @param parameters of a model
     * @return their sizes
     */
    public static List<Integer> sizes(List<Parameter> parameters) {
        return parameters.stream().map(p -> Math.toIntExact(p.getArray().size())).toList();
    }

    /**
     * Reads what was noted when a model was saved.
     *
     * @param file a file of {@link #save}
     * @return the notes
     * @throws StateFormatException if the file is not a model of this format
     * @throws IOException if it cannot be read
     */
    public static Map<String, String> notes(Path file) throws IOException {
        try (StateReader in = new StateReader(file)) {
            return notes(in);
        }
    }

    /**
     * Reads what wrote a file: the library, the engine and the processor by the names of {@link
     * Environment#current}.
     *
     * @param file a file of {@link #save}, or one that holds a model among other things
     * @return the values by name, empty for a file of before they were noted
     * @throws StateFormatException if the file is not a model of this format
     * @throws IOException if it cannot be read
     */
    public static Map<String, String> environment(Path file) throws IOException {
        try (StateReader in = new StateReader(file)) {
            return Map.copyOf(header(in).environment());
        }
    }

    /**
     * Reads what was noted when a model was saved in a larger file.
     *
     * @param in a file that holds a model
     * @return the notes
     * @throws StateFormatException if the file does not hold a model of this format
     * @throws IOException if it cannot be read
     */
    public static Map<String, String> notes(StateReader in) throws IOException {
        return Map.copyOf(header(in).notes());
    }

    private static Header header(StateReader in) throws IOException {
        Header header = in.json(HEADER, Header.class);
        if (header.version() != VERSION) {
            throw in.damaged(
                    "its format version is "
                            + header.version()
                            + "; this library reads version "
                            + VERSION,
                    null);
        }
        if (header.architecture() == null
                || header.notes() == null
                || header.notes().containsValue(null)
                || header.environment().containsValue(null)) {
            throw in.damaged(HEADER + " lacks a part", null);
        }
        return header;
    }
}

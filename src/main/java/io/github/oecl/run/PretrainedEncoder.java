// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.run;

import ai.djl.Device;
import com.google.gson.JsonParser;
import io.github.oecl.io.Json;
import io.github.oecl.io.StateReader;
import io.github.oecl.method.SimClrMethod;
import io.github.oecl.model.ModelFile;
import io.github.oecl.model.OeclModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A compact encoder that the library has trained on its own synthetic objects, for where features
 * are wanted and no training: SimCLR on nine of the ten classes, cars left out. It is made anew by
 * {@code PretrainedMaker} of the benchmark's sources. A file of another version will have another
 * name; no weights that were trained on the data of others are shipped.
 */
public final class PretrainedEncoder {

    /** The version of the weights, which their files are named by. */
    public static final String VERSION = "objects-1";

    private static final int EPOCHS = 8;

    private PretrainedEncoder() {}

    /**
     * Loads the encoder.
     *
     * @param device where it is to compute
     * @return the model, which the caller closes
     */
    public static OeclModel load(Device device) {
        try (StateReader in = StateReader.of(resource(".oecl"))) {
            return ModelFile.load(in, device);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the result of its training: configuration, provenance and scores} */
    public static RunResult result() {
        String json = new String(resource(".json"), StandardCharsets.UTF_8);
        return Json.value(JsonParser.parseString(json), RunResult.class);
    }

    /** {@return what it was trained by} */
    public static RunConfig config() {
        RunConfig objects = Recipes.objects(Preset.QUICK);
        String images = objects.data().dataset();
        DataConfig nine =
                new DataConfig(images, List.of(), List.of("car"), null, List.of(), 0, 0, false, 0);
        RunConfig run = objects.with(nine).with(new SimClrMethod());
        return run.with(run.training().withEpochs(EPOCHS)).withSeed(1);
    }

    private static byte[] resource(String ending) {
        try (InputStream in = PretrainedEncoder.class.getResourceAsStream(VERSION + ending)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model.check.internal;

import io.github.oecl.model.internal.EngineStart;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The program that computes a network's layers in a process of its own, where a corrupt heap harms
 * nobody. It reads the {@link Passes}, a line for each layer and an empty one; it writes a line
 * when it begins a layer, one for each array that came out, and one at its end. Other lines are the
 * engine's. When its input ends, whoever started it is gone, and it ends as well.
 */
final class CheckChild {

    /** What its own lines begin with. */
    static final String MARK = "oecl-check ";

    static final String BEGIN = MARK + "begin ";
    static final String ERROR = MARK + "error ";
    static final String DONE = MARK + "done";

    private CheckChild() {}

    /**
     * Computes the layers.
     *
     * @param arguments none
     * @throws IOException if the input cannot be read
     */
    public static void main(String... arguments) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Passes passes = Passes.valueOf(in.readLine());
        List<LayerShape> layers = new ArrayList<>();
        for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
            layers.add(LayerShape.parse(line));
        }
        endWithInput(in);
        EngineStart.engine();
        for (int i = 0; i < layers.size(); i++) {
            say(BEGIN + i);
            Map<String, Double> errors =
                    new LayerProbe(layers.get(i), passes, Fault.of(i)).errors();
            errors.forEach((array, error) -> say(ERROR + error + " " + array));
        }
        say(DONE);
        // Not through the engine's own end, which is not what is checked here.
        Runtime.getRuntime().halt(0);
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    private static void endWithInput(BufferedReader in) {
        Thread watch =
                new Thread(
                        () -> {
                            try {
                                while (in.read() >= 0) {
                                    // Nothing more is said.
                                }
                            } catch (IOException e) {
                                // As good as its end.
                            }
                            Runtime.getRuntime().halt(1);
                        },
                        "end of input");
        watch.setDaemon(true);
        watch.start();
    }
}

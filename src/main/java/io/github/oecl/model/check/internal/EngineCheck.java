// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model.check.internal;

import ai.djl.Device;
import io.github.oecl.model.Architecture;
import io.github.oecl.model.ComputeDevice;
import io.github.oecl.model.NetworkLayers;
import io.github.oecl.model.OeclModel;
import io.github.oecl.model.engine.internal.Processor;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A check that the engine computes a network's layers rightly on this machine. On some processors
 * oneDNN's kernels give wrong outputs or gradients, or corrupt the heap; so every distinct layer is
 * computed once in a process of its own, at its real size, and samples are compared with float64.
 * The outcome is kept in the user's cache, for this processor, engine, instruction set, number of
 * threads and these layers.
 *
 * <p>Training and scoring ask for it. The variable {@code OECL_ENGINE_CHECK} is {@code on} (the
 * default), {@code warn} (an engine that fails is used all the same) or {@code off}. A GPU is not
 * checked.
 */
public final class EngineCheck {

    /** The variable that limits the instructions of the engine's kernels. */
    public static final String LIMIT = InstructionSet.VARIABLE;

    private static final Logger LOG = LoggerFactory.getLogger(EngineCheck.class);

    private static final EngineCheck OF_THIS_PROCESS =
            new EngineCheck(
                    CheckCache.fromEnvironment(), Processor.current(), System.getenv(), List.of());

    private final CheckCache cache;
    private final Processor processor;
    private final Map<String, String> environment;
    private final List<String> childProperties;
    private final Map<Request, CheckOutcome> known = new LinkedHashMap<>();

    EngineCheck(
            CheckCache cache,
            Processor processor,
            Map<String, String> environment,
            List<String> childProperties) {
        this.cache = cache;
        this.processor = processor;
        this.environment = environment;
        this.childProperties = childProperties;
    }

    private record Request(Architecture architecture, Passes passes, int size, List<Integer> rows) {

        static Request of(OeclModel model, Passes passes, int size, int... rows) {
            List<Integer> all = IntStream.of(rows).boxed().toList();
            return new Request(model.architecture(), passes, size, all);
        }

        List<LayerShape> layers(OeclModel model) {
            return rows.stream()
                    .flatMap(count -> NetworkLayers.of(model, count, size).stream())
                    .distinct()
                    .toList();
        }
    }

    /**
     * Refuses an engine that computes a network wrongly. Costs nothing but the first time, when it
     * takes a second or two for a small network.
     *
     * @param model the network, on its device
     * @param passes what it is about to do
     * @param size the side of an image in pixels
     * @param rows of a batch, or of each of several
     * @throws EngineCheckException if it is wrong; the message names the variable to set
     */
    public static void require(OeclModel model, Passes passes, int size, int... rows) {
        OF_THIS_PROCESS.require(CheckSetting.fromEnvironment(), model, passes, size, rows);
    }

    /**
     * Returns what is known, or checks if nothing is; nobody is refused.
     *
     * @param model the network
     * @param passes what it is about to do
     * @param size the side of an image in pixels
     * @param rows of a batch, or of each of several
     * @return the outcome
     */
    public static CheckOutcome known(OeclModel model, Passes passes, int size, int... rows) {
        return OF_THIS_PROCESS.outcome(CheckSetting.ON, model, passes, size, rows);
    }

    /**
     * Checks again, whatever is known, and keeps the outcome.
     *
     * @param model the network
     * @param passes what it is about to do
     * @param size the side of an image in pixels
     * @param rows of a batch, or of each of several
     * @return the outcome
     */
    public static CheckOutcome again(OeclModel model, Passes passes, int size, int... rows) {
        return OF_THIS_PROCESS.checkedAnew(model, passes, size, rows);
    }

    /**
     * Returns what is known in this process of a network, for the provenance of a result.
     *
     * @param architecture of the network
     * @return "good", or what is wrong or why it was not checked
     */
    public static String outcome(Architecture architecture) {
        return OF_THIS_PROCESS.summary(architecture);
    }

    void require(CheckSetting setting, OeclModel model, Passes passes, int size, int... rows) {
        CheckOutcome outcome = outcome(setting, model, passes, size, rows);
        if (outcome.failed() && setting == CheckSetting.ON) {
            throw new EngineCheckException(outcome);
        }
    }

    synchronized String summary(Architecture architecture) {
        Set<String> all =
                known.entrySet().stream()
                        .filter(entry -> entry.getKey().architecture().equals(architecture))
                        .map(entry -> entry.getValue().summary())
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        return all.isEmpty() ? "not checked" : String.join("; ", all);
    }

    private synchronized CheckOutcome outcome(
            CheckSetting setting, OeclModel model, Passes passes, int size, int... rows) {
        Request request = Request.of(model, passes, size, rows);
        CheckOutcome outcome = known.get(request);
        if (outcome == null) {
            outcome = first(setting, model, request);
            if (!Thread.currentThread().isInterrupted()) {
                known.put(request, outcome);
            }
            if (outcome.failed() && setting == CheckSetting.WARN) {
                LOG.warn(EngineCheckException.message(outcome));
            }
        }
        return outcome;
    }

    private CheckOutcome first(CheckSetting setting, OeclModel model, Request request) {
        if (setting == CheckSetting.OFF) {
            return CheckOutcome.notChecked(CheckSetting.VARIABLE + " is off");
        }
        if (!model.device().equals(Device.cpu())) {
            return CheckOutcome.notChecked("it computes on a GPU");
        }
        List<LayerShape> layers = request.layers(model);
        CheckKey key = key(request.passes(), layers);
        Optional<CheckOutcome> kept = cache.find(key);
        return kept.orElseGet(() -> run(key, request.passes(), layers));
    }

    private synchronized CheckOutcome checkedAnew(
            OeclModel model, Passes passes, int size, int... rows) {
        if (!model.device().equals(Device.cpu())) {
            return CheckOutcome.notChecked("it computes on a GPU");
        }
        Request request = Request.of(model, passes, size, rows);
        List<LayerShape> layers = request.layers(model);
        CheckOutcome outcome = run(key(passes, layers), passes, layers);
        known.put(request, outcome);
        return outcome;
    }

    private CheckKey key(Passes passes, List<LayerShape> layers) {
        return CheckKey.of(processor, ComputeDevice.threads(), passes, layers, environment);
    }

    private CheckOutcome run(CheckKey key, Passes passes, List<LayerShape> layers) {
        try {
            CheckProcess process = new CheckProcess(ComputeDevice.threads(), childProperties);
            CheckOutcome outcome = process.run(passes, layers, null);
            if (outcome.failed()) {
                outcome = outcome.withRemedy(remedy(process, key, passes, layers));
            }
            if (outcome.status() == CheckOutcome.Status.NOT_CHECKED) {
                LOG.warn("The engine could not be checked: {}", outcome.detail());
            } else {
                cache.keep(key, outcome);
            }
            return outcome;
        } catch (InterruptedException e) {
            // Whoever asked is about to stop, too.
            Thread.currentThread().interrupt();
            return CheckOutcome.notChecked("it was interrupted");
        }
    }

    /** Returns the first limit with which the layers are right, or nothing. */
    private String remedy(
            CheckProcess process, CheckKey key, Passes passes, List<LayerShape> layers)
            throws InterruptedException {
        String architecture = System.getProperty("os.arch");
        for (String limit : InstructionSet.fallbacks(architecture, processor.oneDnn())) {
            CheckOutcome outcome = process.run(passes, layers, limit);
            if (outcome.status() == CheckOutcome.Status.GOOD) {
                cache.keep(key.limitedTo(limit), outcome);
                return limit;
            }
        }
        return "";
    }
}

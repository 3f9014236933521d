// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model.weights;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The arrays of a file by the names of {@link TorchNames}, whoever has named them: torchvision and
 * this library, the authors of OECL ({@code module.backbone.layer1.0.shortcut.0.weight}, {@code
 * head.0.weight}) or those of CSI ({@code simclr_layer.0.weight}).
 */
final class StateDict {

    /** Prefixes of the parts that are there in other programs, and here; null for those unused. */
    private static final Map<String, String> PARTS = new LinkedHashMap<>();

    static {
        PARTS.put("head.", "fc.");
        PARTS.put("simclr_layer.0.", "fc.0.");
        PARTS.put("simclr_layer.2.", "fc.3.");
        PARTS.put("shift_cls_layer.", "heads.shift.");
        // Classifiers of CSI's supervised modes, which no score here uses.
        PARTS.put("linear.", null);
        PARTS.put("joint_distribution_layer.", null);
    }

    private final Map<String, SafetensorsHeader.Tensor> ours = new LinkedHashMap<>();
    private final List<String> unused = new ArrayList<>();

    private StateDict() {}

    static StateDict of(SafetensorsFile file) throws IOException {
        StateDict dict = new StateDict();
        for (SafetensorsHeader.Tensor each : file.header().tensors().values()) {
            dict.add(each, file);
        }
        return dict;
    }

    /** Takes the names of the file, which are those of a block of one's own. */
    static StateDict asIs(SafetensorsFile file) {
        StateDict dict = new StateDict();
        dict.ours.putAll(file.header().tensors());
        return dict;
    }

    private void add(SafetensorsHeader.Tensor tensor, SafetensorsFile file) throws IOException {
        if (tensor.name().endsWith(TorchNames.COUNTER)) {
            return;
        }
        String name = ours(tensor.name());
        if (name == null) {
            unused.add(tensor.name());
            return;
        }
        SafetensorsHeader.Tensor other = ours.put(name, tensor);
        if (other != null) {
            throw file.damaged(
                    "%s and %s are the same parameter".formatted(other.name(), tensor.name()));
        }
    }

    private static String ours(String theirs) {
        String name = without("backbone.", without("module.", theirs));
        for (Map.Entry<String, String> part : PARTS.entrySet()) {
            if (name.startsWith(part.getKey())) {
                return part.getValue() == null
                        ? null
                        : part.getValue() + name.substring(part.getKey().length());
            }
        }
        return name.replace(".shortcut.", ".downsample.");
    }

    private static String without(String prefix, String name) {
        return name.startsWith(prefix) ? name.substring(prefix.length()) : name;
    }

    /** What the file has and no score uses. */
    List<String> unused() {
        return List.copyOf(unused);
    }

    boolean has(String name) {
        return ours.containsKey(name);
    }

    SafetensorsHeader.Tensor tensor(String name) {
        return ours.get(name);
    }

    /** Returns a size of an array, or says that the array is missing. */
    int size(String name, int axis, int axes, SafetensorsFile file) throws IOException {
        SafetensorsHeader.Tensor tensor = ours.get(name);
        if (tensor == null || tensor.shape().size() != axes) {
            throw file.damaged(
                    "it is no residual network with a projection head: it has %s %s; its arrays are"
                                    .formatted(tensor == null ? "no" : "another", name)
                            + " %s".formatted(some()));
        }
        return Math.toIntExact(Math.min(Integer.MAX_VALUE, tensor.shape().get(axis)));
    }

    /** The further heads and their outputs. */
    Map<String, Integer> heads() {
        Map<String, Integer> heads = new TreeMap<>();
        ours.forEach(
                (name, tensor) -> {
                    String[] parts = name.split("\\.");
                    if (parts.length == 3
                            && parts[0].equals("heads")
                            && parts[2].equals("bias")
                            && tensor.shape().size() == 1) {
                        heads.put(parts[1], (int) Math.min(65537, tensor.shape().get(0)));
                    }
                });
        return heads;
    }

    /** Refuses what is not, array for array, what a network has; some may be missing. */
    void require(List<TensorShape> network, List<String> optional, SafetensorsFile file)
            throws IOException {
        TreeSet<String> unknown = new TreeSet<>(ours.keySet());
        for (TensorShape each : network) {
            SafetensorsHeader.Tensor tensor = ours.get(each.name());
            unknown.remove(each.name());
            if (tensor == null && !optional.contains(each.name())) {
                throw file.damaged("it lacks " + each.name());
            }
            if (tensor != null && !tensor.shape().equals(each.shape())) {
                throw file.damaged(
                        "%s has the shape %s, and the network's has %s"
                                .formatted(tensor.name(), tensor.shape(), each.shape()));
            }
        }
        if (!unknown.isEmpty()) {
            throw file.damaged(
                    "the network has no %s".formatted(ours.get(unknown.first()).name())
                            + (unknown.size() == 1
                                    ? ""
                                    : ", nor " + (unknown.size() - 1) + " more"));
        }
    }

    private String some() {
        List<String> names = List.copyOf(ours.keySet());
        return names.subList(0, Math.min(4, names.size())) + (names.size() > 4 ? " and more" : "");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.notebook;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What becomes of jars behind the jar of a kernel, whose classes hide theirs of the same name. A
 * jar is broken if one of its classes uses what the kernel's copy lacks, by itself or through
 * classes beside the hidden ones that the kernel's jar does not have.
 */
final class KernelShadow {

    private final ClassFiles kernel;
    private final Map<String, ClassFiles> jars;

    KernelShadow(ClassFiles kernel, Map<String, ClassFiles> jars) {
        this.kernel = kernel;
        this.jars = jars;
    }

    /** Returns the hidden classes of all jars. */
    Set<String> hidden() {
        return jars.values().stream()
                .flatMap(jar -> jar.names().stream())
                .filter(kernel::has)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Returns the jars that the hidden classes of a package break, each with the first use that
     * shows it; without those that the hidden classes come from, parts of which nobody may call.
     */
    Map<String, String> broken(String inPackage) {
        String within = inPackage.replace('.', '/') + "/";
        Map<String, String> broken = new TreeMap<>();
        jars.forEach(
                (name, jar) -> {
                    if (jar.names().stream().noneMatch(c -> c.startsWith(within))) {
                        jar.names().stream()
                                .flatMap(user -> jar.uses(user).stream().map(use -> use(user, use)))
                                .filter(use -> use.of().owner().startsWith(within))
                                .filter(use -> fails(use.of()))
                                .findFirst()
                                .ifPresent(use -> broken.put(name, use.toString()));
                    }
                });
        return broken;
    }

    private record Use(String by, ClassFiles.Member of) {
        @Override
        public String toString() {
            return by + " uses " + of.owner() + "." + of.name() + of.descriptor();
        }
    }

    private static Use use(String by, ClassFiles.Member of) {
        return new Use(by, of);
    }

    private boolean fails(ClassFiles.Member member) {
        return kernel.has(member.owner())
                ? !kernel.declares(member)
                : reachesAFault(member.owner());
    }

    /** Whether a class that is not hidden, or one that it uses, uses what is not there. */
    private boolean reachesAFault(String start) {
        Set<String> seen = new TreeSet<>(Set.of(start));
        Deque<String> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            String name = open.pop();
            for (ClassFiles jar : jars.values()) {
                if (!jar.has(name)) {
                    continue;
                }
                for (ClassFiles.Member use : jar.uses(name)) {
                    if (kernel.has(use.owner())) {
                        if (!kernel.declares(use)) {
                            return true;
                        }
                    } else if (seen.add(use.owner())) {
                        open.push(use.owner());
                    }
                }
            }
        }
        return false;
    }
}

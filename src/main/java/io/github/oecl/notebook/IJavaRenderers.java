// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.notebook;

import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.RenderContext;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;

/**
 * Shows the library's things as last expressions in IJava. That kernel looks for no services, so
 * {@link Show#setUp} calls this.
 */
final class IJavaRenderers {

    private IJavaRenderers() {}

    /** Called by reflection, so that nothing of IJava is loaded where it does not run. */
    static void install(Object kernel) {
        register(((BaseKernel) kernel).getRenderer());
    }

    static void register(Renderer renderer) {
        for (Class<?> type : Renderings.types()) {
            renderer.createRegistration(type)
                    .supporting(Rendering.TEXT, Rendering.HTML, Rendering.PNG)
                    .register(IJavaRenderers::render);
        }
    }

    private static void render(Object object, RenderContext context) {
        Rendering rendering = Renderings.of(object);
        DisplayData out = context.getOutputContainer();
        rendering
                .data()
                .forEach(
                        (type, form) ->
                                context.renderIfRequested(MIMEType.parse(type), () -> form));
        rendering.metadata().forEach(out::putMetaData);
    }
}

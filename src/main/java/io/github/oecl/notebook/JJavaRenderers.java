// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.notebook;

import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.RenderContext;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;

/**
 * Shows the library's things as last expressions in JJava, which finds this service when the
 * library joins its class path. For kernels, not for calling.
 */
public final class JJavaRenderers implements Extension {

    /** Made by the kernel. */
    public JJavaRenderers() {}

    @Override
    public void install(BaseKernel kernel) {
        KernelSetUp.once(() -> register(kernel.getRenderer()));
    }

    /** Takes any object, so that nothing of JJava is loaded where it does not run. */
    static void installIn(Object kernel) {
        register(((BaseKernel) kernel).getRenderer());
    }

    static void register(Renderer renderer) {
        for (Class<?> type : Renderings.types()) {
            renderer.createRegistration(type)
                    .supporting(Rendering.TEXT, Rendering.HTML, Rendering.PNG)
                    .register(JJavaRenderers::render);
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

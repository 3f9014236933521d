// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.extending;

import io.github.oecl.extension.internal.Registry;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Parts that a test, or its class, registers are known no longer than it runs: all tests share a
 * process.
 */
public final class OwnPartsEnd
        implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback {

    private static final Namespace HERE = Namespace.create(OwnPartsEnd.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        begin(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        begin(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        end(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        end(context);
    }

    private static void begin(ExtensionContext context) {
        context.getStore(HERE).put(context.getUniqueId(), Registry.scope());
    }

    private static void end(ExtensionContext context) {
        context.getStore(HERE).remove(context.getUniqueId(), Registry.Scope.class).close();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.spencerpark.ijava;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/** Keeps the object that a snippet gave; JShell itself hands out its text alone. */
final class Values extends DirectExecutionControl {

    private Object last;

    Object last() {
        return last;
    }

    @Override
    protected String invoke(Method snippet) throws IllegalAccessException, InvocationTargetException {
        last = snippet.invoke(null);
        return "";
    }

    ExecutionControlProvider asProvider() {
        return new ExecutionControlProvider() {
            @Override
            public String name() {
                return "values";
            }

            @Override
            public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
                return Values.this;
            }
        };
    }
}

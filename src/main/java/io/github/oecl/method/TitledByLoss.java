// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.method;

import io.github.oecl.loss.Objective;

/** A method that figures call as its objective: the methods of the literature. */
interface TitledByLoss extends OodMethod {

    @Override
    default String title() {
        return objective().map(Objective::name).orElseThrow();
    }
}

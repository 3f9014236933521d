// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.method;

import io.github.oecl.loss.AlphaSchedule;
import io.github.oecl.loss.OutlierTerm;

/** What the settings of OECL and self-OECL have in common. */
final class OutlierWeights {

    static final double TEMPERATURE = 0.5;
    static final AlphaSchedule ALPHA = AlphaSchedule.afterEpochs(1, 50);

    private OutlierWeights() {}

    static void require(MethodName name, AlphaSchedule alpha) {
        if (alpha == null) {
            throw new IllegalArgumentException(name + " needs alpha");
        }
    }

    /** Returns null for the paper's term, so that it is never written out. */
    static OutlierTerm ours(OutlierTerm term) {
        return OutlierTerm.AS_PUBLISHED.equals(term) ? null : term;
    }

    static OutlierTerm term(OutlierTerm ours) {
        return ours == null ? OutlierTerm.AS_PUBLISHED : ours;
    }
}

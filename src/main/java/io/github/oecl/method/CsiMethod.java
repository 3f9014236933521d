// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.method;

import io.github.oecl.loss.Objective;
import io.github.oecl.loss.internal.Csi;
import io.github.oecl.transform.Shift;
import java.util.Optional;

/**
 * CSI: SimCLR over shifted copies, and their prediction (Tack et al. 2020).
 *
 * @param temperature of NT-Xent
 * @param shift the name of the distribution shift whose variants make the copies
 */
record CsiMethod(double temperature, String shift) implements TitledByLoss {

    /**
     * Checks that the shift is there.
     *
     * @param temperature of NT-Xent
     * @param shift the name of the distribution shift
     * @throws IllegalArgumentException if the shift is missing
     */
    public CsiMethod {
        requireShift(MethodName.CSI, shift);
    }

    /** Takes rotation and a temperature of 0.5. */
    public CsiMethod() {
        this(OutlierWeights.TEMPERATURE, Shift.rotation().name());
    }

    static void requireShift(MethodName name, String shift) {
        if (shift == null) {
            throw new IllegalArgumentException(name + " needs a shift");
        }
    }

    @Override
    public MethodName name() {
        return MethodName.CSI;
    }

    @Override
    public Optional<Objective> objective() {
        return Optional.of(new Csi(Shift.byName(shift), temperature));
    }

    @Override
    public Scoring scoring() {
        return Scoring.csi(Shift.byName(shift));
    }

    @Override
    public String loss() {
        return "NT-Xent over shifted copies + cross-entropy of the shift";
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.experiment;

import io.github.oecl.loss.AlphaSchedule;
import io.github.oecl.loss.Objective;
import io.github.oecl.loss.Oecl;
import io.github.oecl.loss.SimClr;
import io.github.oecl.transform.Shifts;

/**
 * Which method a run trains with.
 *
 * @param method the method
 * @param temperature of NT-Xent
 * @param alpha the weight of the outlier term; null where there is none
 * @param shift the distribution shift of self-OECL; null for the others
 */
public record MethodConfig(Method method, double temperature, AlphaSchedule alpha, String shift) {

    /** The methods of the library. */
    public enum Method {
        /** OECL with outlier exposure. */
        OECL,
        /** OECL whose outliers are shifted normal images. */
        SELF_OECL,
        /** Contrastive learning on normal images alone. */
        SIMCLR,
        /** The same without normalisation in the loss (figure 5). */
        SIMCLR_UNNORMALISED
    }

    /**
     * Checks that the method has what it needs.
     *
     * @param method the method
     * @param temperature of NT-Xent
     * @param alpha the weight of the outlier term; null where there is none
     * @param shift the distribution shift of self-OECL; null for the others
     * @throws IllegalArgumentException if alpha or the shift is missing
     */
    public MethodConfig {
        if (method == null) {
            throw new IllegalArgumentException("A run needs a method");
        }
        boolean outliers = method == Method.OECL || method == Method.SELF_OECL;
        if (outliers && alpha == null) {
            throw new IllegalArgumentException(method + " needs alpha");
        }
        if (method == Method.SELF_OECL && shift == null) {
            throw new IllegalArgumentException(method + " needs a shift");
        }
    }

    /**
     * Returns another method with the settings that it shares with this one. Self-OECL takes
     * rotation where this one has no shift.
     *
     * @param other the method
     * @return its settings
     * @throws IllegalArgumentException if the other needs alpha and this one has none
     */
    public MethodConfig as(Method other) {
        boolean self = other == Method.SELF_OECL;
        boolean outliers = self || other == Method.OECL;
        String usual = shift == null ? Shifts.rotation().name() : shift;
        return new MethodConfig(other, temperature, outliers ? alpha : null, self ? usual : null);
    }

    /**
     * Returns the method as an objective.
     *
     * @return the objective
     */
    public Objective objective() {
        return switch (method) {
            case OECL -> Oecl.exposed(temperature, alpha);
            case SELF_OECL -> Oecl.self(Shifts.byName(shift), temperature, alpha);
            case SIMCLR -> new SimClr(temperature);
            case SIMCLR_UNNORMALISED -> new SimClr(temperature, false);
        };
    }
}

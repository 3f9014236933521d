// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.norm;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * Gauss-Legendre quadrature on panels that grow with the distance from the origin. The integrand is
 * a function of u^2 + c^2 times a density: its nearest singularities lie at +-ic, so that a panel
 * [a, 2a] is resolved whatever the ratio of c to the scale of the density.
 */
final class PanelQuadrature {

    private static final GaussIntegrator RULE = new GaussIntegratorFactory().legendre(24);

    private final double core;
    private final double longest;

    /**
     * Prepares the panels.
     *
     * @param core the distance c of the singularities from the real line, at least 0
     * @param longest the length of the longest panel, above 0
     */
    PanelQuadrature(double core, double longest) {
        this.core = core;
        this.longest = longest;
    }

    /**
     * Integrates over x from start to end, where u = origin + x is never negative. Kinks of the
     * integrand between the two become ends of panels.
     */
    double integrate(
            DoubleUnaryOperator integrand,
            double origin,
            double start,
            double end,
            double... kinks) {
        double[] inside = Arrays.stream(kinks).filter(k -> k > start && k < end).sorted().toArray();
        double sum = 0;
        double from = start;
        for (double kink : inside) {
            sum += smooth(integrand, origin, from, kink);
            from = kink;
        }
        return sum + smooth(integrand, origin, from, end);
    }

    private double smooth(DoubleUnaryOperator integrand, double origin, double start, double end) {
        double sum = 0;
        double from = start;
        while (from < end) {
            double resolved = Math.max(origin + from, core / 2);
            double to = Math.min(from + Math.min(resolved, longest), end);
            sum += panel(integrand, from, to);
            from = to;
        }
        return sum;
    }

    private static double panel(DoubleUnaryOperator integrand, double start, double end) {
        double half = (end - start) / 2;
        double middle = start + half;
        double sum = 0;
        for (int i = 0; i < RULE.getNumberOfPoints(); i++) {
            sum += RULE.getWeight(i) * integrand.applyAsDouble(middle + half * RULE.getPoint(i));
        }
        return sum * half;
    }
}

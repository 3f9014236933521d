// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot;

import java.awt.Graphics2D;
import org.knowm.xchart.XYChart;

/** A part of a figure that paints itself, its upper left corner at the origin. */
interface Panel {

    int width();

    int height();

    void paint(Graphics2D graphics);

    /** Returns a chart as a panel of the size that it was built with. */
    static Panel of(XYChart chart) {
        return new Panel() {
            @Override
            public int width() {
                return chart.getWidth();
            }

            @Override
            public int height() {
                return chart.getHeight();
            }

            @Override
            public void paint(Graphics2D graphics) {
                chart.paint(graphics, width(), height());
            }
        };
    }
}

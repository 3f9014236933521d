// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot.internal;

import java.awt.Graphics2D;
import java.util.List;
import org.knowm.xchart.XYChart;

/** A part of a figure that paints itself, its upper left corner at the origin. */
public interface Panel {

    /** {@return the width in units of {@link Style}} */
    int width();

    /** {@return the height in units of {@link Style}} */
    int height();

    /**
     * Paints the panel.
     *
     * @param graphics with its origin in the panel's upper left corner
     */
    void paint(Graphics2D graphics);

    /**
     * Returns the numbers that the panel shows, for readers who do not see it and for tests.
     *
     * @return a line for each; none by default
     */
    default List<String> words() {
        return List.of();
    }

    /**
     * Returns a chart as a panel of the size that it was built with.
     *
     * @param chart which
     * @return the panel
     */
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

// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.synthetic;

import static io.github.oecl.data.synthetic.Shape.circle;
import static io.github.oecl.data.synthetic.Shape.ellipse;

/** The white blood cells: nucleus and granules within a cell that fills the unit circle. */
enum CellClass {
    BASOPHIL {
        @Override
        void draw(Drawing s, Stain stain) {
            s.draw(circle(-0.25, 0.05, 0.45).or(circle(0.3, -0.1, 0.42)), stain.nucleus(), 0.45);
            granules(s, 14 + s.random().nextInt(8), 0.1, 0.15, stain.basic());
        }
    },
    EOSINOPHIL {
        @Override
        void draw(Drawing s, Stain stain) {
            granules(s, 30 + s.random().nextInt(16), 0.09, 0.13, stain.acid());
            double apart = s.vary(0.36, 0.46);
            Shape lobes =
                    ellipse(-apart, s.vary(-0.25, 0.1), 0.3, s.vary(0.34, 0.44))
                            .or(ellipse(apart, s.vary(-0.25, 0.1), 0.3, s.vary(0.34, 0.44)));
            s.draw(Shape.line(-apart, 0, apart, 0, 0.07).or(lobes), stain.nucleus());
        }
    },
    LYMPHOCYTE {
        @Override
        void draw(Drawing s, Stain stain) {
            double radius = s.vary(0.6, 0.82);
            double aside = 0.9 - radius;
            Shape nucleus = ellipse(s.vary(-aside, aside), 0, radius, radius * s.vary(0.88, 1));
            s.draw(nucleus, stain.nucleus());
            chromatin(s, nucleus, stain);
        }
    },
    MONOCYTE {
        @Override
        void draw(Drawing s, Stain stain) {
            double notch = s.vary(0.28, 0.4);
            Shape nucleus =
                    ellipse(0, -0.08, s.vary(0.68, 0.78), s.vary(0.54, 0.64))
                            .without(ellipse(s.vary(-0.15, 0.15), 0.5, notch, 0.5));
            s.draw(nucleus, stain.nucleus().mix(stain.cytoplasm(), 0.12));
            chromatin(s, nucleus, stain);
        }
    },
    NEUTROPHIL {
        @Override
        void draw(Drawing s, Stain stain) {
            granules(s, 30, 0.05, 0.07, stain.acid().mix(stain.cytoplasm(), 0.6));
            int lobes = 3 + s.random().nextInt(3);
            double step = s.vary(250, 310) / lobes;
            Shape nucleus = null;
            double lastX = 0;
            double lastY = 0;
            for (int i = 0; i < lobes; i++) {
                double radians = StrictMath.toRadians(step * i + s.vary(-8, 8));
                double x = s.vary(0.42, 0.52) * StrictMath.cos(radians);
                double y = s.vary(0.42, 0.52) * StrictMath.sin(radians);
                Shape lobe = circle(x, y, s.vary(0.21, 0.28));
                nucleus =
                        nucleus == null
                                ? lobe
                                : nucleus.or(lobe).or(Shape.line(lastX, lastY, x, y, 0.06));
                lastX = x;
                lastY = y;
            }
            s.draw(nucleus, stain.nucleus());
        }
    };

    abstract void draw(Drawing drawing, Stain stain);

    private static void granules(
            Drawing s, int count, double smallest, double largest, Color color) {
        for (int i = 0; i < count; i++) {
            double radians = StrictMath.toRadians(360 * s.random().nextDouble());
            // The square root spreads them evenly over the disc.
            double radius = 0.88 * Math.sqrt(s.random().nextDouble());
            s.dot(
                    radius * StrictMath.cos(radians),
                    radius * StrictMath.sin(radians),
                    s.vary(smallest, largest),
                    color.times(s.vary(0.85, 1.1)),
                    0.9);
        }
    }

    /** Clumps within a nucleus, darker or lighter. */
    private static void chromatin(Drawing s, Shape nucleus, Stain stain) {
        for (int i = 0; i < 7; i++) {
            Shape clump = circle(s.vary(-0.6, 0.6), s.vary(-0.6, 0.6), s.vary(0.1, 0.22));
            s.draw(clump.and(nucleus), stain.nucleus().times(s.vary(0.75, 1.3)), 0.6);
        }
    }
}

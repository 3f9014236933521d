// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.synthetic;

import static io.github.oecl.data.synthetic.Shape.box;
import static io.github.oecl.data.synthetic.Shape.circle;
import static io.github.oecl.data.synthetic.Shape.ellipse;
import static io.github.oecl.data.synthetic.Shape.line;
import static io.github.oecl.data.synthetic.Shape.polygon;

/** The objects, each filling a box from -1 to 1 the right way up. */
enum ObjectClass {
    BOAT {
        @Override
        void draw(Drawing s, Palette p) {
            double peak = s.vary(-0.95, -0.75);
            s.draw(line(0, 0.4, 0, peak, 0.05), p.dark())
                    .draw(polygon(0.1, peak, 0.85, 0.3, 0.1, 0.3), p.accent())
                    .draw(polygon(-0.1, peak + 0.2, -0.65, 0.3, -0.1, 0.3), p.light())
                    .draw(polygon(-1, 0.42, 1, 0.42, 0.6, 0.9, -0.6, 0.9), p.body());
        }
    },
    CAR {
        @Override
        void draw(Drawing s, Palette p) {
            double roof = s.vary(-0.6, -0.4);
            s.draw(polygon(-0.7, 0.1, -0.4, roof, 0.3, roof, 0.65, 0.1).grown(0.05), p.body())
                    .draw(
                            polygon(-0.52, 0, -0.32, roof + 0.1, 0.22, roof + 0.1, 0.46, 0),
                            p.light())
                    .draw(box(-0.05, -0.1, 0.05, 0.4), p.body())
                    .draw(box(0, 0.28, 0.85, 0.18).grown(0.12), p.body())
                    .draw(box(0, 0.3, 0.95, 0.05), p.accent())
                    .draw(circle(0.52, 0.55, 0.27).mirrored(), p.dark())
                    .draw(circle(0.52, 0.55, 0.11).mirrored(), p.light());
        }
    },
    CAT {
        @Override
        void draw(Drawing s, Palette p) {
            double ear = s.vary(-0.98, -0.82);
            s.draw(polygon(0.2, -0.4, 0.72, ear, 0.82, 0.1).mirrored(), p.body())
                    .draw(polygon(0.4, -0.4, 0.65, ear + 0.25, 0.7, -0.1).mirrored(), p.accent())
                    .draw(ellipse(0, 0.22, 0.88, 0.68), p.body())
                    .draw(ellipse(0, 0.55, 0.4, 0.27), p.light())
                    .draw(ellipse(0.38, 0.08, 0.22, 0.2).mirrored(), p.light())
                    .draw(ellipse(0.36, 0.08, 0.1, 0.17).mirrored(), p.dark())
                    .draw(polygon(-0.14, 0.38, 0.14, 0.38, 0, 0.55), p.dark());
        }
    },
    CUP {
        @Override
        void draw(Drawing s, Palette p) {
            double band = s.vary(0.15, 0.4);
            s.draw(ellipse(0.52, 0.05, 0.36, 0.42).outline(0.09), p.body())
                    .draw(polygon(-0.85, -0.6, 0.5, -0.6, 0.35, 0.85, -0.7, 0.85), p.body())
                    .draw(
                            polygon(-0.79, band, 0.42, band, 0.39, band + 0.25, -0.75, band + 0.25),
                            p.accent())
                    .draw(ellipse(-0.175, -0.6, 0.68, 0.25), p.light())
                    .draw(ellipse(-0.175, -0.58, 0.55, 0.16), p.dark());
        }
    },
    FLOWER {
        @Override
        void draw(Drawing s, Palette p) {
            double leaf = s.vary(0.45, 0.65);
            s.draw(line(0, 0, 0, 0.95, 0.07), p.dark())
                    .draw(
                            polygon(0, leaf + 0.25, 0.65, leaf - 0.2, 0.45, leaf + 0.2)
                                    .mirrored()
                                    .grown(0.04),
                            p.accent())
                    .draw(circle(0, -0.72, 0.26).or(circle(0, 0, 0.26)), p.body())
                    .draw(
                            circle(0.34, -0.54, 0.26).or(circle(0.34, -0.16, 0.26)).mirrored(),
                            p.body())
                    .draw(circle(0, -0.35, 0.24), p.light());
        }
    },
    HOUSE {
        @Override
        void draw(Drawing s, Palette p) {
            double side = s.vary(0.3, 0.45);
            s.draw(box(0.5, -0.6, 0.12, 0.3), p.dark())
                    .draw(box(0, 0.4, 0.75, 0.5), p.body())
                    .draw(polygon(-1, -0.05, 0, -0.95, 1, -0.05), p.accent())
                    .draw(box(-side, 0.58, 0.19, 0.32), p.dark())
                    .draw(box(side, 0.35, 0.2, 0.2), p.light());
        }
    },
    MUSHROOM {
        @Override
        void draw(Drawing s, Palette p) {
            double spot = s.vary(0.35, 0.55);
            Shape cap = ellipse(0, 0.1, 0.98, 1).and((x, y) -> y - 0.1);
            s.draw(polygon(-0.22, 0, 0.22, 0, 0.32, 0.85, -0.32, 0.85).grown(0.07), p.light())
                    .draw(box(0, 0.16, 0.55, 0.07), p.dark())
                    .draw(cap, p.body())
                    .draw(
                            circle(0, -0.5, 0.19).or(circle(spot, -0.15, 0.15).mirrored()),
                            p.accent());
        }
    },
    PERSON {
        @Override
        void draw(Drawing s, Palette p) {
            double hand = s.vary(-0.35, 0.35);
            s.draw(line(0.2, 0.3, 0.34, 0.9, 0.13).mirrored(), p.dark())
                    .draw(line(0.3, -0.15, 0.75, hand, 0.1).mirrored(), p.body())
                    .draw(box(0, 0.1, 0.27, 0.3).grown(0.08), p.body())
                    .draw(box(0, 0.36, 0.35, 0.06), p.accent())
                    .draw(circle(0, -0.6, 0.32), p.light())
                    .draw(circle(0, -0.65, 0.35).and((x, y) -> y + 0.7), p.dark());
        }
    },
    ROCKET {
        @Override
        void draw(Drawing s, Palette p) {
            double flame = s.vary(0.85, 1);
            Shape hull = circle(-0.7, 0.05, 1.1).and(circle(0.7, 0.05, 1.1));
            s.draw(polygon(-0.22, 0.55, 0.22, 0.55, 0, flame), p.light())
                    .draw(
                            polygon(0.2, 0.1, 0.75, 0.55, 0.7, 0.85, 0.15, 0.55).mirrored(),
                            p.accent())
                    .draw(hull.and((x, y) -> y - 0.6), p.body())
                    .draw(hull.and((x, y) -> y + 0.42), p.accent())
                    .draw(circle(0, -0.08, 0.2), p.dark())
                    .draw(circle(0, -0.08, 0.13), p.light());
        }
    },
    TREE {
        @Override
        void draw(Drawing s, Palette p) {
            double crown = s.vary(-0.5, -0.38);
            s.draw(polygon(-0.13, 0, 0.13, 0, 0.22, 0.95, -0.22, 0.95), p.dark())
                    .draw(circle(0.42, -0.05, 0.4).mirrored().or(circle(0, crown, 0.5)), p.body())
                    .draw(circle(0, 0, 0.4), p.body())
                    .draw(circle(0.45, 0, 0.1).or(circle(-0.15, crown, 0.11)), p.accent())
                    .draw(circle(-0.5, -0.1, 0.1).or(circle(0.2, crown + 0.25, 0.1)), p.accent());
        }
    };

    abstract void draw(Drawing drawing, Palette palette);
}

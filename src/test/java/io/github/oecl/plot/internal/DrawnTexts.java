// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot.internal;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.intermediate.commands.AffineTransformCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.Command;
import de.erichseifert.vectorgraphics2d.intermediate.commands.CreateCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.DisposeCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.DrawStringCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.FillShapeCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.SetColorCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.SetFontCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.SetTransformCommand;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Where a figure has its texts, in units of {@link Style}, and what is wrong with their places. */
public final class DrawnTexts {

    /** Boxes of glyphs leave some air: texts that touch by less than this do not overlap. */
    private static final double TOUCHING = 1.5;

    /** XChart draws its texts as filled outlines in these colours. */
    private static final Set<Color> INK = Set.of(Style.TEXT, Color.BLACK);

    private static final int TALLEST = 140;

    private record Text(String words, Rectangle2D box) {}

    private static final class State {
        private final AffineTransform transform;
        private Font font;
        private Color color;

        State(AffineTransform transform, Font font, Color color) {
            this.transform = new AffineTransform(transform);
            this.font = font;
            this.color = color;
        }
    }

    private final List<Text> texts = new ArrayList<>();
    private final Deque<State> states = new ArrayDeque<>();

    private DrawnTexts() {
        states.push(
                new State(new AffineTransform(), new Font(Font.SANS_SERIF, 0, 12), Color.BLACK));
    }

    /**
     * Draws a figure and says what is wrong with its texts.
     *
     * @param figure makes it
     * @return a line for each text that leaves the figure or overlaps another; none if all is well
     */
    public static List<String> faults(Supplier<BufferedImage> figure) {
        List<String> faults = new ArrayList<>();
        List<Consumer<Graphics2D>> drawings = new ArrayList<>();
        Figure.observer = drawings::add;
        try {
            BufferedImage image = figure.get();
            double height = image.getHeight() / Style.SCALE;
            for (Consumer<Graphics2D> drawing : drawings) {
                faults.addAll(of(drawing).faults(height));
            }
        } finally {
            Figure.observer = drawing -> {};
        }
        if (drawings.isEmpty()) {
            faults.add("nothing was drawn");
        }
        return faults;
    }

    /**
     * Counts the texts of a figure.
     *
     * @param figure makes it
     * @return how many texts were found in it
     */
    public static int count(Supplier<BufferedImage> figure) {
        List<Consumer<Graphics2D>> drawings = new ArrayList<>();
        Figure.observer = drawings::add;
        try {
            figure.get();
            return drawings.stream().mapToInt(drawing -> of(drawing).texts.size()).sum();
        } finally {
            Figure.observer = drawing -> {};
        }
    }

    private static DrawnTexts of(Consumer<Graphics2D> drawing) {
        VectorGraphics2D graphics = new VectorGraphics2D();
        drawing.accept(graphics);
        DrawnTexts texts = new DrawnTexts();
        for (Command<?> command : graphics.getCommands()) {
            texts.read(command);
        }
        return texts;
    }

    private void read(Command<?> command) {
        State state = states.peek();
        if (command instanceof CreateCommand) {
            states.push(new State(state.transform, state.font, state.color));
        } else if (command instanceof DisposeCommand) {
            states.pop();
        } else if (command instanceof SetTransformCommand set) {
            state.transform.setTransform(set.getValue());
        } else if (command instanceof AffineTransformCommand change) {
            state.transform.concatenate(change.getValue());
        } else if (command instanceof SetFontCommand set) {
            state.font = set.getValue();
        } else if (command instanceof SetColorCommand set) {
            state.color = set.getValue();
        } else if (command instanceof DrawStringCommand string) {
            add(string, state);
        } else if (command instanceof FillShapeCommand fill) {
            add(fill.getValue(), state);
        }
    }

    private void add(DrawStringCommand string, State state) {
        if (!string.getValue().isBlank()) {
            Rectangle2D box =
                    state.font
                            .createGlyphVector(
                                    new FontRenderContext(null, true, true), string.getValue())
                            .getVisualBounds();
            box.setRect(
                    box.getX() + string.getX(),
                    box.getY() + string.getY(),
                    box.getWidth(),
                    box.getHeight());
            texts.add(new Text(string.getValue(), device(box, state)));
        }
    }

    private void add(Shape shape, State state) {
        if (shape instanceof Path2D && INK.contains(state.color)) {
            Rectangle2D box = device(shape, state);
            if (box.getHeight() < TALLEST) {
                texts.add(new Text("outlined text", box));
            }
        }
    }

    private static Rectangle2D device(Shape shape, State state) {
        return state.transform.createTransformedShape(shape).getBounds2D();
    }

    private List<String> faults(double height) {
        List<String> faults = new ArrayList<>();
        Rectangle2D canvas = new Rectangle2D.Double(0, 0, Style.WIDTH, height);
        for (int i = 0; i < texts.size(); i++) {
            Text text = texts.get(i);
            if (!canvas.contains(text.box())) {
                faults.add("leaves the figure: " + describe(text));
            }
            if (text.words().endsWith("…")) {
                faults.add("cut off: " + describe(text));
            }
            for (Text other : texts.subList(0, i)) {
                Rectangle2D common = text.box().createIntersection(other.box());
                if (common.getWidth() > TOUCHING && common.getHeight() > TOUCHING) {
                    faults.add("overlap: " + describe(other) + " and " + describe(text));
                }
            }
        }
        return faults;
    }

    private static String describe(Text text) {
        return String.format(
                Locale.ROOT,
                "'%s' at %.0f, %.0f to %.0f, %.0f",
                text.words(),
                text.box().getMinX(),
                text.box().getMinY(),
                text.box().getMaxX(),
                text.box().getMaxY());
    }
}

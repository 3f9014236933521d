// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.formats.internal;

import io.github.oecl.data.DatasetException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** An annotation in Pascal VOC's XML: elements object with name and bndbox. */
public final class VocAnnotation {

    private static final Logger LOG = LoggerFactory.getLogger(VocAnnotation.class);

    private static final long MOST_BYTES = 1 << 22;

    /** Java's parser and the tree that it makes go down level by level. */
    private static final String DEPTH = "jdk.xml.maxElementDepth";

    private static final String MOST_LEVELS = "50";
    private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

    private final Path file;

    private VocAnnotation(Path file) {
        this.file = file;
    }

    /**
     * An object.
     *
     * @param name of its class
     * @param box around it
     */
    public record Labelled(String name, Box box) {}

    /**
     * Reads an annotation.
     *
     * @param file its XML
     * @return the objects, in their order
     * @throws DatasetException if it is no such file
     * @throws IOException if it cannot be read
     */
    public static List<Labelled> read(Path file) throws IOException {
        return new VocAnnotation(file).objects();
    }

    private List<Labelled> objects() throws IOException {
        List<Labelled> labelled = new ArrayList<>();
        for (Element object : children(root(), "object")) {
            labelled.add(new Labelled(text(object, "name"), box(object)));
        }
        return labelled;
    }

    private Element root() throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new DatasetException(
                    "%s has %s bytes, more than the annotation of an image"
                            .formatted(file, Files.size(file)));
        }
        try (InputStream in = Files.newInputStream(file)) {
            return parser().parse(in).getDocumentElement();
        } catch (SAXException e) {
            throw new DatasetException(file + " is not an annotation in XML: " + e.getMessage(), e);
        }
    }

    /** Without document types, through which a file could name other files or fill the memory. */
    private static DocumentBuilder parser() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature(NO_DOCTYPE, true);
            factory.setAttribute(DEPTH, MOST_LEVELS);
            DocumentBuilder parser = factory.newDocumentBuilder();
            // This one throws; without one, faults are printed as well.
            parser.setErrorHandler(new DefaultHandler());
            return parser;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("Java's own XML parser has these features", e);
        }
    }

    private Box box(Element object) throws DatasetException {
        Element box = child(object, "bndbox");
        int left = number(box, "xmin");
        int top = number(box, "ymin");
        int right = number(box, "xmax");
        int bottom = number(box, "ymax");
        if (left > right || top > bottom) {
            LOG.warn("{} has a box with its corners swapped; it is put right", file);
        }
        return new Box(
                Math.min(left, right),
                Math.min(top, bottom),
                Math.max(left, right),
                Math.max(top, bottom));
    }

    private int number(Element box, String tag) throws DatasetException {
        String text = text(box, tag);
        try {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number)) {
                return Math.toIntExact(Math.round(number));
            }
        } catch (NumberFormatException | ArithmeticException e) {
            // Said below, as of a number that is infinite or none.
        }
        throw new DatasetException(
                "%s: %s must be a number of pixels, not \"%s\"".formatted(file, tag, text));
    }

    private String text(Element element, String tag) throws DatasetException {
        return child(element, tag).getTextContent().strip();
    }

    private Element child(Element element, String tag) throws DatasetException {
        List<Element> found = children(element, tag);
        if (found.isEmpty()) {
            throw new DatasetException(
                    ("%s has an object without %s; an object has a name and a bndbox with xmin,"
                                    + " ymin, xmax and ymax")
                            .formatted(file, tag));
        }
        return found.get(0);
    }

    /** Not those at any depth: a part of an object has a name and a box of its own. */
    private static List<Element> children(Element element, String tag) {
        List<Element> found = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child && child.getTagName().equals(tag)) {
                found.add(child);
            }
        }
        return found;
    }
}

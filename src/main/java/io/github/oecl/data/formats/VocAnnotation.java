// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.formats;

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
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** An annotation in Pascal VOC's XML: elements object with name and bndbox. */
final class VocAnnotation {

    private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

    private final Path file;

    private VocAnnotation(Path file) {
        this.file = file;
    }

    /** An object and the box around it. */
    record Labelled(String name, Box box) {}

    static List<Labelled> read(Path file) throws IOException {
        return new VocAnnotation(file).objects();
    }

    private List<Labelled> objects() throws IOException {
        NodeList objects = root().getElementsByTagName("object");
        List<Labelled> labelled = new ArrayList<>();
        for (int i = 0; i < objects.getLength(); i++) {
            Element object = (Element) objects.item(i);
            labelled.add(new Labelled(text(object, "name"), box(object)));
        }
        return labelled;
    }

    private Element root() throws IOException {
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
            DocumentBuilder parser = factory.newDocumentBuilder();
            // This one throws; without one, faults are printed as well.
            parser.setErrorHandler(new DefaultHandler());
            return parser;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("Java's own XML parser has these features", e);
        }
    }

    private Box box(Element object) throws DatasetException {
        return new Box(
                number(object, "xmin"),
                number(object, "ymin"),
                number(object, "xmax"),
                number(object, "ymax"));
    }

    private int number(Element object, String tag) throws DatasetException {
        String text = text(object, tag);
        try {
            return Math.toIntExact(Math.round(Double.parseDouble(text)));
        } catch (NumberFormatException | ArithmeticException e) {
            throw new DatasetException(
                    "%s: %s must be a number of pixels, not \"%s\"".formatted(file, tag, text), e);
        }
    }

    private String text(Element object, String tag) throws DatasetException {
        NodeList found = object.getElementsByTagName(tag);
        if (found.getLength() == 0) {
            throw new DatasetException(
                    ("%s has an object without %s; an object has a name and a bndbox with xmin,"
                                    + " ymin, xmax and ymax")
                            .formatted(file, tag));
        }
        return found.item(0).getTextContent().strip();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.image;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names the usual formats that are not decoded, told by their first bytes. */
final class OtherFormats {

    private static final int START = 256;

    private static final Map<String, Pattern> FORMATS = new LinkedHashMap<>();

    static {
        add("WebP", "RIFF.{4}WEBP.*");
        add("AVIF", ".{4}ftypavi[fs].*");
        add("HEIC", ".{4}ftyp(hei[cmsx]|hev[cmsx]|mif[12]|msf1).*");
        add("JPEG XL", "\u00FF\n.*|\0{3}\fJXL \r\n\u0087\n.*");
        add("JPEG 2000", "\0{3}\fjP {2}\r\n\u0087\n.*|\u00FFO\u00FFQ.*");
        add("a Photoshop file", "8BPS.*");
        add("a PDF file", "%PDF.*");
        add(
                "an SVG drawing",
                "(\u00EF\u00BB\u00BF)?\\s*(<\\?xml[^>]*>\\s*)?(<!--.*?-->\\s*)?<svg.*");
        add("DICOM", ".{128}DICM.*");
        add("a web page", "(\u00EF\u00BB\u00BF)?\\s*<(!DOCTYPE html|html).*");
        add("an archive", "PK\3\4.*|\u001F\u008B.*|7z\u00BC\u00AF.*");
    }

    private OtherFormats() {}

    private static void add(String name, String start) {
        FORMATS.put(name, Pattern.compile(start, Pattern.DOTALL));
    }

    /** Returns the name of a file's format, if it is one of these. */
    static Optional<String> name(byte[] bytes) {
        int length = Math.min(START, bytes.length);
        String start = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        return FORMATS.entrySet().stream()
                .filter(format -> format.getValue().matcher(start).matches())
                .map(Map.Entry::getKey)
                .findFirst();
    }
}

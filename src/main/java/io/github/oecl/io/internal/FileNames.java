// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.io.internal;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * File names as text, two names never as one. Java shows a name as well as the encoding of the
 * user's language allows, which in a container or a scheduled job is often ASCII; here it is read
 * as UTF-8 whatever the language is. Bytes that are no UTF-8 are written as {@code \xE9}.
 */
public final class FileNames {

    /** What Java puts for what it cannot read. */
    private static final char UNREADABLE = '\uFFFD';

    /** What would pass for an escaped byte in a name that has a backslash itself. */
    private static final Pattern LIKE_AN_ESCAPE = Pattern.compile("\\\\(?=x[0-9A-F]{2})");

    private static final String BACKSLASH = "\\x5C";

    /** Folders that systems put beside the user's files, some with thumbnails of them. */
    private static final Set<String> OF_SYSTEMS =
            Set.of(
                    "@eaDir",
                    "#recycle",
                    "#snapshot",
                    "__MACOSX",
                    "$RECYCLE.BIN",
                    "System Volume Information");

    private FileNames() {}

    /**
     * Returns a path as text, its parts separated by a slash on every system.
     *
     * @param path any path
     * @return its own characters
     */
    public static String text(Path path) {
        List<String> parts = new ArrayList<>();
        path.forEach(part -> parts.add(nameOf(part)));
        String text = String.join("/", parts);
        if (path.getRoot() == null) {
            return text;
        }
        String root = path.getRoot().toString().replace(File.separatorChar, '/');
        return root + text;
    }

    private static String nameOf(Path part) {
        String text = part.toString();
        if (text.indexOf(UNREADABLE) >= 0 && isReadAsUtf8()) {
            return decoded(bytes(part));
        }
        return LIKE_AN_ESCAPE.matcher(text).replaceAll(Matcher.quoteReplacement(BACKSLASH));
    }

    /** Under the other encodings of names, such as Latin-1, every byte is a character. */
    private static boolean isReadAsUtf8() {
        String encoding = System.getProperty("sun.jnu.encoding", "UTF-8");
        Charset names = Charset.isSupported(encoding) ? Charset.forName(encoding) : null;
        return StandardCharsets.UTF_8.equals(names) || StandardCharsets.US_ASCII.equals(names);
    }

    /** Java gives the bytes of a name in no other way than as an address. */
    private static byte[] bytes(Path part) {
        String address = part.toUri().getRawPath();
        String end = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
        String name = end.substring(end.lastIndexOf('/') + 1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) == '%') {
                bytes.write(Integer.parseInt(name.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.write(name.charAt(i));
            }
        }
        return bytes.toByteArray();
    }

    private static String decoded(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        StringBuilder text = new StringBuilder();
        while (true) {
            CoderResult result = decoder.decode(in, out, true);
            text.append(
                    LIKE_AN_ESCAPE
                            .matcher(out.flip())
                            .replaceAll(Matcher.quoteReplacement(BACKSLASH)));
            out.clear();
            if (!result.isError()) {
                return text.toString();
            }
            for (int i = 0; i < result.length(); i++) {
                text.append(String.format(Locale.ROOT, "\\x%02X", in.get() & 0xFF));
            }
            decoder.reset();
        }
    }

    /**
     * Says whether a file is none of the user's: its name begins with a dot, or it is a folder that
     * the system keeps, such as Synology's {@code @eaDir}.
     *
     * @param path its path
     * @return whether to pass it over
     */
    public static boolean isHidden(Path path) {
        String name = String.valueOf(path.getFileName());
        return name.startsWith(".") || OF_SYSTEMS.contains(name);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.fuzz;

import io.github.oecl.random.KeyedRandom;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Damage done to a good file, the same each time. */
final class Damages {

    private static final int PLACES = 24;
    private static final int FLIPS = 24;
    private static final int VALUES = 8;
    private static final Pattern VALUE =
            Pattern.compile("-?[0-9][0-9.eE+-]*|\"[^\"]*\"|true|false");
    private static final List<String> WRONG =
            List.of(
                    "-1",
                    "0",
                    "1e999",
                    "99999999999999999999",
                    "2147483647",
                    "NaN",
                    "null",
                    "\"\"",
                    "0.5",
                    "[]",
                    "{}",
                    "\"\\u0000\"");

    private final byte[] good;
    private final RandomGenerator random;
    private final List<Damaged> all = new ArrayList<>();

    /** A damaged file. */
    record Damaged(String kind, byte[] bytes) {}

    private Damages(byte[] good, String name) {
        this.good = good;
        random = KeyedRandom.of(KeyedRandom.stream(name));
    }

    static List<Damaged> of(byte[] good, String name) {
        Damages damages = new Damages(good, name);
        damages.bytes();
        String text = new String(good, StandardCharsets.UTF_8);
        if (Arrays.equals(text.getBytes(StandardCharsets.UTF_8), good) && !text.contains("\0")) {
            damages.text(text);
        } else {
            damages.numbers();
        }
        return damages.all;
    }

    private void bytes() {
        for (int i = 0; i < PLACES; i++) {
            add("cut short", Arrays.copyOf(good, good.length * i / PLACES));
        }
        add("cut short", Arrays.copyOf(good, good.length - 1));
        for (int i = 0; i < FLIPS; i++) {
            byte[] flipped = good.clone();
            flipped[random.nextInt(good.length)] ^= (byte) (1 << random.nextInt(8));
            add("a bit flipped", flipped);
        }
        for (int i = 0; i < 8; i++) {
            int from = random.nextInt(good.length);
            int to = Math.min(good.length, from + 1 + random.nextInt(100));
            byte[] zeroed = good.clone();
            Arrays.fill(zeroed, from, to, (byte) 0);
            add("a part zeroed", zeroed);
            byte[] part = Arrays.copyOfRange(good, from, to);
            add("a part twice", insert(to, part));
            random.nextBytes(part);
            add("noise put in", insert(from, part));
        }
        byte[] noise = new byte[2000];
        random.nextBytes(noise);
        add("something else", noise);
        add("something else", new byte[2000]);
        add("something else", new byte[] {(byte) 0xAC, (byte) 0xED, 0, 5, 's', 'r', 0, 1, 'A'});
        add("something else", new byte[] {'P', 'K', 5, 6, 0, 0, 0, 0});
    }

    /** Numbers of four bytes near the beginning, where headers are. */
    private void numbers() {
        for (int at = 0; at < Math.min(120, good.length - 4); at += 4) {
            for (int wrong : new int[] {-1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0}) {
                byte[] changed = good.clone();
                ByteBuffer.wrap(changed).putInt(at, wrong);
                add("a wrong number", changed);
            }
        }
    }

    private void text(String text) {
        List<MatchResult> values = VALUE.matcher(text).results().toList();
        int step = Math.max(1, values.size() / VALUES);
        for (int i = 0; i < values.size(); i += step) {
            for (String wrong : WRONG) {
                MatchResult value = values.get(i);
                String changed =
                        text.substring(0, value.start()) + wrong + text.substring(value.end());
                add("a wrong value", changed);
            }
        }
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i += Math.max(1, lines.size() / VALUES)) {
            List<String> others = new ArrayList<>(lines);
            others.remove(i);
            add("a line lost", String.join("\n", others));
        }
        for (String bracket : List.of("[", "{\"a\":", "<a>", "\"", "(")) {
            add("far too deep", bracket.repeat(200_000));
        }
        add("another encoding", text.getBytes(StandardCharsets.UTF_16));
        add("another encoding", "\uFEFF" + text);
        add("a long line", text + "x".repeat(2_000_000));
        add("a long line", text.replaceFirst("[0-9]", "9".repeat(300_000)));
    }

    private byte[] insert(int at, byte[] part) {
        return ByteBuffer.allocate(good.length + part.length)
                .put(good, 0, at)
                .put(part)
                .put(good, at, good.length - at)
                .array();
    }

    private void add(String kind, String text) {
        add(kind, text.getBytes(StandardCharsets.UTF_8));
    }

    private void add(String kind, byte[] bytes) {
        all.add(new Damaged(kind, bytes));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.Bounded;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models, detectors and checkpoints that were made to do harm, their checksums right. */
@Timeout(120)
class HostileModelTest {

    private static final List<Target> TARGETS =
            Targets.all().stream()
                    .filter(t -> List.of("model", "detector", "checkpoint").contains(t.name()))
                    .toList();

    @TempDir Path folder;

    private Path inner;

    @BeforeEach
    void goTwoFoldersDown() throws IOException {
        inner = Files.createDirectories(folder.resolve("a/b"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil",
                "../../evil",
                "x/../../evil",
                "/tmp/oecl-evil",
                "..\\evil",
                "C:\\evil",
                "..",
                ".",
                "sub/",
                "\u0000",
                "evil\n",
                "data.pkl/../x",
                "EVIL",
                "é"
            })
    void anEntryThatIsNoPlainNameIsRefusedAndNothingIsUnpacked(String name) throws IOException {
        for (Target target : TARGETS) {
            refuse(target, Zips.with(target.samples().get(0), name, new byte[] {1}));
        }
        try (Stream<Path> left = Files.walk(folder)) {
            List<Path> files = left.filter(Files::isRegularFile).toList();
            assertTrue(files.stream().allMatch(f -> f.startsWith(inner)), files::toString);
            assertEquals(TARGETS.size(), files.size(), files::toString);
        }
    }

    @Test
    void weightsThatAreNotFiniteTooFewOrTooManyAreRefused() throws IOException {
        for (Target target : TARGETS) {
            byte[] good = target.samples().get(0);
            for (String name : List.of("weights.f32", "momentum.f32", "training.f32")) {
                byte[] weights = Zips.entries(good).get(name);
                if (weights == null
                        || target.name().equals("model") && name.equals("training.f32")) {
                    continue;
                }
                refuse(target, Zips.with(good, name, new byte[0]));
                refuse(target, Zips.with(good, name, Arrays.copyOf(weights, weights.length - 4)));
                refuse(target, Zips.with(good, name, Arrays.copyOf(weights, weights.length + 4)));
                refuse(target, Zips.with(good, name, Arrays.copyOf(weights, weights.length + 1)));
                for (int last : new int[] {0x7F, 0xFF}) {
                    byte[] broken = weights.clone();
                    broken[weights.length - 1] = (byte) last;
                    broken[weights.length - 2] = (byte) 0xC0;
                    refuse(target, Zips.with(good, name, broken));
                }
            }
        }
    }

    /** Most would take terabytes; none may even begin. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"width\": 4096",
                "\"width\": 4096, \"blocks\": [100, 100, 100, 100, 100, 100, 100, 100]",
                "\"blocks\": [100]",
                "\"hidden\": 65536",
                "\"hidden\": 65536, \"embedding\": 65536",
                "\"heads\": {\"a\": 65536}",
                "\"stem\": \"IMAGENET\"",
                "\"embedding\": 7",
            })
    void aNetworkOfAnotherSizeThanItsWeightsIsRefusedUnbuilt(String change) throws IOException {
        for (Target target : TARGETS) {
            byte[] good = target.samples().get(0);
            Map<String, byte[]> entries = Zips.entries(good);
            String header = new String(entries.get("model.json"), StandardCharsets.UTF_8);
            for (String part : change.split(", (?=\")")) {
                String key = part.substring(0, part.indexOf(':') + 1);
                String pattern = key + "\\s*(\\[[^]]*]|\\{[^}]*}|[^,}]*)";
                assertTrue(header.matches("(?s).*" + pattern + ".*"), header);
                header = header.replaceFirst(pattern, part);
            }
            refuse(target, Zips.with(good, "model.json", header.getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void whatUnpacksToFarMoreThanItsSizeIsRefusedSoon() throws IOException {
        byte[] much = new byte[40 << 20];
        Arrays.fill(much, (byte) ' ');
        for (Target target : TARGETS) {
            byte[] good = target.samples().get(0);
            refuse(target, Zips.with(good, "model.json", much));
            refuse(target, Zips.with(good, "weights.f32", much));
            refuse(target, Zips.with(good, "more", much));
        }
    }

    @Test
    void longListsAndManyEntriesAreRefusedSoon() throws IOException {
        String list =
                "{\"version\": 1, \"notes\": {}, \"meanLogits\": ["
                        + "1,".repeat(2_000_000)
                        + "1]}";
        for (Target target : TARGETS) {
            byte[] good = target.samples().get(0);
            for (String name : List.of("model.json", "detector.json", "training.json")) {
                if (Zips.entries(good).containsKey(name)
                        && !(target.name().equals("model") && name.equals("detector.json"))) {
                    refuse(target, Zips.with(good, name, list.getBytes(StandardCharsets.UTF_8)));
                }
            }
            Map<String, byte[]> many = new LinkedHashMap<>();
            for (int i = 0; i < 20_000; i++) {
                many.put("entry" + i, new byte[0]);
            }
            refuse(target, Zips.sealed(many));
        }
    }

    @Test
    void otherProgramsModelsAreRefused() throws IOException {
        byte[] serialised = {(byte) 0xAC, (byte) 0xED, 0, 5, 's', 'r', 0, 17};
        for (Target target : TARGETS) {
            refuse(target, serialised);
            refuse(target, Zips.zip(Map.of("archive/data.pkl", new byte[] {(byte) 0x80, 2})));
            refuse(target, Zips.zip(Map.of("data.ser", serialised)));
            byte[] good = target.samples().get(0);
            refuse(target, Zips.with(good, "model.json", serialised));
        }
    }

    private void refuse(Target target, byte[] bytes) {
        boolean[] refused = new boolean[1];
        Exception thrown =
                new Bounded().run(target.name(), () -> refused[0] = target.refuses(inner, bytes));
        if (thrown != null || !refused[0]) {
            throw new AssertionError(target.name() + " took it, or threw " + thrown, thrown);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import io.github.oecl.data.ImageSet;
import io.github.oecl.data.synthetic.SyntheticImages;
import io.github.oecl.detect.Detector;
import io.github.oecl.detect.DetectorFile;
import io.github.oecl.image.ImageDecoder;
import io.github.oecl.image.RgbImage;
import io.github.oecl.model.Architecture;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class OwnImagesTest {

    private static final ImageSet OBJECTS = SyntheticImages.objects(30, 1, 0).train();

    @TempDir Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void writeImages() throws IOException {
        write(OBJECTS.ofClasses("car").subset(range(0, 24)), "normal");
        write(OBJECTS.ofClasses("boat").subset(range(0, 10)), "other/deeper");
        write(OBJECTS.ofClasses("car").subset(range(24, 30)), "new/a, b");
        write(OBJECTS.ofClasses("tree").subset(range(0, 3)), "new");
        Files.writeString(folder.resolve("new/notes.txt"), "no image");
    }

    private static int[] range(int from, int to) {
        return java.util.stream.IntStream.range(from, to).toArray();
    }

    private void write(ImageSet images, String name) throws IOException {
        Path to = Files.createDirectories(folder.resolve(name));
        for (int i = 0; i < images.size(); i++) {
            Files.write(to.resolve(i + ".png"), images.image(i).png());
        }
    }

    private int oecl(String... arguments) {
        CommandLine command = Oecl.commandLine();
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private int train(String... options) {
        String[] call = {"train", path("normal"), "--preset", "smoke", "--out", path("m.oecl")};
        return oecl(
                java.util.stream.Stream.of(call, options)
                        .flatMap(java.util.Arrays::stream)
                        .toArray(String[]::new));
    }

    private int score(String level) {
        return oecl(
                "score", path("m.oecl"), path("new"), "--csv", path("new.csv"), "--level", level);
    }

    @Test
    void theNetworkCanBeChosen() throws IOException {
        assertEquals(0, train("--method", "frozen-knn", "--backbone", "resnet18-cifar"));
        try (Detector detector = DetectorFile.load(folder.resolve("m.oecl"), Device.cpu())) {
            assertEquals(Architecture.Stem.CIFAR, detector.model().architecture().stem());
        }
        assertEquals(1, train("--method", "frozen-knn", "--backbone", "resnet20"));
        assertTrue(
                err.toString().contains("no backbone \"resnet20\"; there are resnet18"),
                err::toString);
    }

    @Test
    void aFolderInATableOut() throws IOException {
        assertEquals(0, train("--oe", path("other")), err::toString);
        assertTrue(out.toString().contains("19 images to train on, 5 to calibrate"), out::toString);
        assertTrue(out.toString().contains("10 outliers"), out::toString);
        assertEquals(0, score("0.2"), err::toString);
        List<String> lines = Files.readAllLines(folder.resolve("new.csv"));
        assertEquals("file,score,p_value,verdict", lines.get(0));
        assertEquals(10, lines.size());
        assertEquals(6, lines.stream().filter(l -> l.startsWith("\"a, b/")).count());
        double last = 0;
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.replaceFirst("\".*\"", "").split(",");
            double p = Double.parseDouble(cells[2]);
            assertEquals(p <= 0.2 ? "OOD" : "normal", cells[3]);
            assertTrue(p >= last);
            last = p;
        }
        assertTrue(out.toString().contains("1 files were skipped"), out::toString);
        assertTrue(err.toString().contains(path("new/notes.txt")), err::toString);
    }

    @Test
    void theFalseDiscoveryRateDecidesInPlaceOfTheLevel() throws IOException {
        assertEquals(0, train("--method", "simclr", "--epochs", "1"), err::toString);
        String[] call = {"score", path("m.oecl"), path("new"), "--csv", path("new.csv")};
        assertEquals(0, oecl(with(call, "--fdr", "0.1")), err::toString);
        assertTrue(out.toString().contains("at a false discovery rate of 0.1"), out::toString);
        assertTrue(out.toString().contains("smallest p-value is 0.1667"), out::toString);
        assertTrue(out.toString().contains("of the 5 strangest at most"), out::toString);
        List<String> lines = Files.readAllLines(folder.resolve("new.csv"));
        assertEquals("file,score,p_value,q_value,verdict", lines.get(0));
        assertEquals(0, oecl(with(call, "--fdr", "0.9", "--groups", "folder")), err::toString);
        lines = Files.readAllLines(folder.resolve("new.csv"));
        assertEquals("file,score,p_value,group,q_value,verdict", lines.get(0));
        assertEquals(1, oecl(with(call, "--fdr", "2")));
        assertTrue(err.toString().contains("lies between 0 and 1"), err::toString);
        assertEquals(1, oecl(with(call, "--groups", "folder")));
        assertTrue(err.toString().contains("go with --fdr"), err::toString);
        assertEquals(1, oecl(with(call, "--fdr", "0.1", "--groups", path("absent.csv"))));
        assertTrue(err.toString().contains("absent.csv"), err::toString);
        Files.writeString(folder.resolve("g.csv"), "file,group\n0.png,a\n");
        assertEquals(1, oecl(with(call, "--fdr", "0.1", "--groups", path("g.csv"))));
        assertTrue(err.toString().contains("has no row for the file"), err::toString);
        String[] over = {"score", path("m.oecl"), path("new"), "--csv", path("g.csv")};
        assertEquals(1, oecl(with(over, "--fdr", "0.1", "--groups", path("g.csv"))));
        assertTrue(err.toString().contains("it is the input"), err::toString);
    }

    @Test
    void aStreamOfFoldersIsWatched() throws IOException {
        assertEquals(0, train("--method", "simclr", "--epochs", "1"), err::toString);
        String[] call = {"drift", path("m.oecl"), path("normal"), path("other"), path("new")};
        String[] files = {"--csv", path("drift.csv"), "--plot", path("drift.png")};
        assertEquals(0, oecl(with(call, files)), err::toString);
        assertTrue(out.toString().contains("ties broken by seed 0"), out::toString);
        List<String> lines = Files.readAllLines(folder.resolve("drift.csv"));
        assertEquals("image,folder,file,score,p_value,martingale", lines.get(0));
        assertEquals(1 + 24 + 10 + 9, lines.size());
        assertTrue(Files.size(folder.resolve("drift.png")) > 1000);
        String first = Files.readString(folder.resolve("drift.csv"));
        assertEquals(0, oecl(with(call, files)), err::toString);
        assertEquals(first, Files.readString(folder.resolve("drift.csv")));
        assertEquals(1, oecl(with(call, "--csv", path("drift.csv"), "--alarm", "0.5")));
        assertTrue(err.toString().contains("is over 1"), err::toString);
        assertEquals(1, oecl(with(call, "--csv", path("normal/0.png"))));
    }

    @Test
    void aReportShowsWhereTheScoresComeFrom() throws IOException {
        assertEquals(0, train("--method", "simclr", "--epochs", "1"), err::toString);
        String[] call = {"score", path("m.oecl"), path("new"), "--csv", path("new.csv")};
        String[] table = with(call, "--level", "0.2");
        String[] page = with(table, "--report", path("new.html"), "--explain", "1");
        assertEquals(0, oecl(with(page, "--out", path("heat"))), err::toString);
        String html = Files.readString(folder.resolve("new.html"));
        assertTrue(html.contains("a, b/"), html);
        assertTrue(html.contains("training images, SHA-256"), html);
        assertTrue(Files.size(folder.resolve("heat/explained-001.png")) > 1000);
        assertEquals(1, oecl(page));
        assertTrue(err.toString().contains("There is already a file"), err::toString);
        assertEquals(1, oecl(with(table, "--explain", "2")));
        assertTrue(err.toString().contains("needs a place"), err::toString);
        assertEquals(1, oecl(with(table, "--out", path("heat"))));
        assertEquals(1, oecl(with(table, "--explain", "0", "--out", path("heat"))));
    }

    private static String[] with(String[] call, String... options) {
        return java.util.stream.Stream.of(call, options)
                .flatMap(java.util.Arrays::stream)
                .toArray(String[]::new);
    }

    @Test
    void theSameSeedGivesTheSameTable() throws IOException {
        assertEquals(0, train("--shift", "rotation", "--epochs", "1"), err::toString);
        assertEquals(0, score("0.2"), err::toString);
        String first = Files.readString(folder.resolve("new.csv"));
        assertEquals(0, train("--shift", "rotation", "--epochs", "1"), err::toString);
        assertEquals(0, score("0.2"), err::toString);
        assertEquals(first, Files.readString(folder.resolve("new.csv")));
    }

    @Test
    void somethingMustSayWhatIsNotNormal() {
        assertEquals(1, train());
        assertTrue(err.toString().contains("--oe"), err::toString);
        assertTrue(err.toString().contains("--method simclr"), err::toString);
        assertEquals(1, train("--oe", path("other"), "--shift", "rotation"));
        assertEquals(1, train("--oe", path("other"), "--method", "simclr"));
        assertTrue(err.toString().contains("does not use outliers"), err::toString);
        assertEquals(1, train("--method", "hsc"));
        assertTrue(err.toString().contains("needs outliers"), err::toString);
        assertFalse(Files.exists(folder.resolve("m.oecl")));
        assertEquals(0, train("--method", "simclr", "--epochs", "1"), err::toString);
    }

    @Test
    void copiesCountOnceAndMayNotBeOutliers() throws IOException {
        Files.copy(folder.resolve("normal/0.png"), folder.resolve("normal/copy.png"));
        assertEquals(0, train("--method", "simclr", "--epochs", "1"), err::toString);
        assertTrue(out.toString().contains("1 exact copies of others left out"), out::toString);
        for (String copy : List.of("a.png", "deeper/b.png", "c.png")) {
            Files.copy(folder.resolve("normal/0.png"), folder.resolve("other/" + copy));
        }
        assertEquals(1, train("--oe", path("other")));
        assertTrue(err.toString().contains("Of the outliers 3 are identical"), err::toString);
        for (String copy : List.of("other/a.png", "other/deeper/b.png", "other/c.png")) {
            String pair = path(copy) + " and " + path("normal/0.png");
            assertTrue(err.toString().contains(pair), err::toString);
        }
    }

    /** One pixel of 1,600 x 1,600 that is a little darker changes no pixel of 32 x 32. */
    @Test
    void differentImagesThatLookAlikeWhenSmallAreNotTheSame() throws IOException {
        int side = 1600;
        byte[] white = new byte[3 * side * side];
        Arrays.fill(white, (byte) 255);
        byte[] marked = white.clone();
        marked[3 * side * side / 2] = (byte) 250;
        byte[] plain = RgbImage.of(side, side, white).png();
        Files.write(folder.resolve("normal/plain.png"), plain);
        Files.write(folder.resolve("normal/again.png"), plain);
        byte[] mark = RgbImage.of(side, side, marked).png();
        Files.write(folder.resolve("other/marked.png"), mark);
        assertEquals(0, train("--oe", path("other"), "--epochs", "1"), err::toString);
        assertTrue(out.toString().contains("1 exact copies of others left out"), out::toString);
        Files.write(folder.resolve("normal/marked.png"), mark);
        assertEquals(1, train("--oe", path("other")));
        assertTrue(err.toString().contains("Of the outliers 1 are identical"), err::toString);
    }

    /** How the training images are read, those that are scored are read as well. */
    @Test
    void theDetectorRemembersHowImagesAreRead() throws IOException {
        assertEquals(1, train("--method", "simclr", "--bits", "7"));
        assertTrue(err.toString().contains("8 to 16 that count, not 7"), err::toString);
        String[] options = {
            "--method",
            "simclr",
            "--epochs",
            "1",
            "--as-stored",
            "--bits",
            "12",
            "--megapixels",
            "30"
        };
        assertEquals(0, train(options), err::toString);
        try (Detector detector = DetectorFile.load(folder.resolve("m.oecl"), Device.cpu())) {
            ImageDecoder expected = ImageDecoder.withDefaults().asStored();
            assertEquals(expected.withSampleBits(12).withMegapixels(30), detector.decoder());
        }
    }

    /** As of a folder that is called so. */
    @Test
    void anArgumentThatBeginsWithAnAtSignIsOne() throws IOException {
        Path file = Files.writeString(folder.resolve("arguments"), "--help");
        assertEquals(1, oecl("train", "@" + file, "--method", "simclr", "--out", path("m.oecl")));
        assertTrue(err.toString().contains("There is no folder @" + file), err::toString);
    }

    @Test
    void foldersMustLieSideBySide() {
        String model = path("m.oecl");
        assertEquals(1, oecl("train", path("other"), "--oe", path("other/deeper"), "--out", model));
        assertTrue(err.toString().contains("must lie side by side"), err::toString);
        assertTrue(err.toString().contains(path("other/deeper") + " lies in"), err::toString);
        assertEquals(1, oecl("train", path("other/deeper"), "--oe", path("other"), "--out", model));
        assertEquals(1, train("--oe", path("normal")));
        assertEquals("", out.toString());
    }

    @Test
    void aLevelThatIsTooSmallForTheCalibrationIsRefused() {
        assertEquals(0, train("--method", "simclr", "--epochs", "1"), err::toString);
        assertEquals(1, score("0.05"));
        assertTrue(err.toString().contains("at least 19 images"), err::toString);
        assertFalse(Files.exists(folder.resolve("new.csv")));
    }

    @Test
    void whatAUserCanMendIsSaidInALine() throws IOException {
        assertEquals(1, oecl("train", path("absent"), "--shift", "blur", "--out", path("m.oecl")));
        assertTrue(err.toString().contains("There is no folder"), err::toString);
        assertEquals(1, train("--shift", "bend"));
        assertTrue(err.toString().contains("There is no shift \"bend\""), err::toString);
        assertEquals(1, train("--method", "simclr", "--calibration", "0.01"));
        assertTrue(err.toString().contains("24 different images"), err::toString);
        assertEquals(1, score("0.05"));
        assertTrue(err.toString().contains("There is no file " + path("m.oecl")), err::toString);
        Files.writeString(folder.resolve("m.oecl"), "no zip");
        assertEquals(1, score("0.05"));
        assertTrue(err.toString().contains("Cannot read the model " + path("m.oecl")));
        assertFalse(err.toString().contains("\tat "), err::toString);
    }

    @Test
    void aWrongCallShowsTheUsage() {
        assertEquals(2, oecl("train", path("normal")));
        assertEquals(2, oecl("score", path("m.oecl")));
        assertEquals(0, oecl("train", "--help"));
        assertEquals(0, oecl("score", "--help"));
    }
}

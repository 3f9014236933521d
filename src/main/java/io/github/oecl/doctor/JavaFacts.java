// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.doctor;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The Java that runs this.
 *
 * @param feature its version, such as 17
 * @param version the same in full
 * @param home its folder
 * @param compiler whether it is a JDK and not a runtime alone
 */
record JavaFacts(int feature, String version, Path home, boolean compiler) {

    private static final int OLDEST = 17;

    static JavaFacts here() {
        Path home = Path.of(System.getProperty("java.home"));
        boolean compiler =
                Files.exists(home.resolve("bin/javac"))
                        || Files.exists(home.resolve("bin/javac.exe"));
        return new JavaFacts(
                Runtime.version().feature(), System.getProperty("java.version"), home, compiler);
    }

    Finding finding() {
        String kind = compiler ? "JDK" : "Java runtime";
        String found = "%s %s in %s".formatted(kind, version, home);
        if (feature < OLDEST) {
            return Finding.wrong(
                    "Java",
                    found,
                    "install a JDK of version " + OLDEST + " or later, or set JAVA_HOME");
        }
        return compiler
                ? Finding.good("Java", found)
                : Finding.wrong(
                        "Java",
                        found + ": a runtime without a compiler, which the notebooks' kernels need",
                        "install a JDK (on Debian: default-jdk-headless), or set JAVA_HOME to one");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data;

import static io.github.oecl.data.Numbered.numbers;
import static io.github.oecl.data.Numbered.set;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class TaskTest {

    private final Dataset zoo = Numbered.dataset();

    @Example
    void oneVsRestTrainsOnOneClassAndTestsAgainstTheOthers() {
        Task task = Task.oneVsRest(zoo, "bee");
        assertEquals(Map.of("bee", 10), task.train().counts());
        assertEquals(Map.of("bee", 4), task.testNormal().counts());
        assertEquals(Map.of("ant", 4, "cow", 4), task.testOod().counts());
        assertEquals(Map.of("ant", 10, "cow", 10), task.validationOod().counts());
        assertEquals(0, task.outliers().size());
        assertTrue(task.name().contains("zoo") && task.name().contains("bee"));
    }

    @Example
    void leaveOneClassOutIsTheReverse() {
        Task task = Task.leaveOneClassOut(zoo, "bee");
        assertEquals(Map.of("ant", 10, "cow", 10), task.train().counts());
        assertEquals(Map.of("ant", 4, "cow", 4), task.testNormal().counts());
        assertEquals(Map.of("bee", 4), task.testOod().counts());
    }

    @Example
    void theClassesOfNeitherSideMayBeOutliers() {
        Task task =
                Task.ofClasses(zoo, List.of("ant"), List.of("bee"))
                        .withOutliers(zoo.train().ofClasses("cow"));
        assertEquals(Map.of("cow", 10), task.outliers().counts());
        assertEquals(Map.of("ant", 10), task.train().counts());
    }

    @Example
    void anOodClassNeedsNoTrainingImagesButForValidation() {
        Dataset unseen = new Dataset("zoo", zoo.train().ofClasses("ant"), zoo.test());
        Task task = Task.oneVsRest(unseen, "ant");
        assertEquals(0, task.validationOod().size());
        assertMessage(() -> task.validation(0.2, 0), "OOD test", "0");
    }

    @Example
    void anAbsentClassIsNamedWithThoseThereAre() {
        assertMessage(() -> Task.oneVsRest(zoo, "dog"), "dog", "[ant, bee, cow]");
        assertMessage(() -> Task.leaveOneClassOut(zoo, "dog"), "dog", "[ant, bee, cow]");
        assertMessage(() -> Task.ofClasses(zoo, List.of("ant"), List.of("dog")), "dog");
    }

    @Example
    void aClassIsOnOneSideOnly() {
        assertMessage(
                () -> Task.ofClasses(zoo, List.of("ant", "bee"), List.of("bee")), "bee", "at once");
        assertMessage(
                () -> task(set(0, 0, 0), set(5, 0, 0), set(10, 1, 0)), "share the classes [ant]");
        assertMessage(
                () -> task(set(0, 1, 1), set(5, 0, 0), set(10, 1, 1)), "share the classes [bee]");
    }

    @Example
    void noSideIsEmptyOrASingleImage() {
        assertMessage(() -> Task.ofClasses(zoo, List.of(), List.of("bee")), "each side");
        assertMessage(() -> Task.ofClasses(zoo, List.of("bee"), List.of()), "each side");
        assertMessage(() -> task(set(0, 0), set(5, 0, 0), set(10, 1, 1)), "normal training", "1");
        assertMessage(() -> task(set(0, 0, 0), set(5, 0), set(10, 1, 1)), "normal test", "1");
        assertMessage(() -> task(set(0, 0, 0), set(5, 0, 0), set(10)), "OOD test", "0");
    }

    private static Task task(ImageSet train, ImageSet testNormal, ImageSet testOod) {
        ImageSet none = ImageSet.empty("none");
        return new Task("task", train, none, testNormal, testOod, none);
    }

    @Property(tries = 100)
    void validationNeverTouchesATestImageAndDividesTheTraining(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int tenths) {
        Task task = Task.leaveOneClassOut(zoo, "bee");
        Task validation = task.validation(tenths / 10.0, seed);
        assertEquals(Map.of("ant", tenths, "cow", tenths), validation.testNormal().counts());
        assertEquals(Map.of("ant", 10 - tenths, "cow", 10 - tenths), validation.train().counts());
        assertEquals(Map.of("bee", 10), validation.testOod().counts());
        Set<Integer> training = new HashSet<>(numbers(task.train()));
        assertTrue(training.containsAll(numbers(validation.testNormal())));
        assertTrue(training.containsAll(numbers(validation.train())));
        assertTrue(
                Collections.disjoint(
                        numbers(validation.train()), numbers(validation.testNormal())));
        assertTrue(numbers(zoo.train()).containsAll(numbers(validation.testOod())));
    }

    @Example
    void validationKeepsTheOutliersAndHasNoValidationOfItsOwn() {
        Task task =
                Task.ofClasses(zoo, List.of("ant"), List.of("bee"))
                        .withOutliers(zoo.train().ofClasses("cow"));
        Task validation = task.validation(0.2, 0);
        assertEquals(task.outliers().digest(), validation.outliers().digest());
        assertThrows(IllegalArgumentException.class, () -> validation.validation(0.2, 0));
    }

    @Example
    void aClassTooSmallToDivideIsNamed() {
        Task task =
                new Task(
                        "task",
                        set(0, 0, 0, 0, 0, 0, 2),
                        ImageSet.empty("none"),
                        set(10, 0, 0),
                        set(20, 1, 1),
                        set(30, 1, 1));
        assertMessage(() -> task.validation(0.2, 0), "\"cow\"", "1 training");
    }

    @Example
    void sizesCanBeReduced() {
        Task task = Task.leaveOneClassOut(zoo, "bee").withTrainSize(6, 1).withTestSize(5, 1);
        assertEquals(Map.of("ant", 3, "cow", 3), task.train().counts());
        assertEquals(5, task.testNormal().size());
        assertEquals(4, task.testOod().size());
        assertMessage(() -> task.withTestSize(1, 0), "normal test", "1");
        assertMessage(() -> task.withTrainSize(7, 0), "7");
    }

    static void assertMessage(org.junit.jupiter.api.function.Executable action, String... parts) {
        String message = assertThrows(IllegalArgumentException.class, action).getMessage();
        for (String part : parts) {
            assertTrue(message.contains(part), message);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.extending;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.data.DataCatalog;
import io.github.oecl.data.DataSource;
import io.github.oecl.method.MethodName;
import io.github.oecl.method.Methods;
import io.github.oecl.method.OodMethod;
import io.github.oecl.model.Backbone;
import io.github.oecl.model.BackboneFactory;
import io.github.oecl.optim.OptimizerFactory;
import io.github.oecl.run.DataConfig;
import io.github.oecl.run.Preset;
import io.github.oecl.run.Recipes;
import io.github.oecl.run.Run;
import io.github.oecl.run.RunConfig;
import io.github.oecl.transform.AugmentationFactory;
import io.github.oecl.transform.Shift;
import io.github.oecl.transform.ShiftFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every kind of extension is found in a jar, and a file whose jar is missing says its name. */
class PartsJarTest {

    private static final RunConfig BASE = Recipes.cells(Preset.SMOKE).as(MethodName.SIMCLR);

    @TempDir static Path folder;

    private static PartsJar jar;

    /** A kind of extension: its class in the jar, and the run that uses it. */
    private enum Kind {
        METHOD(
                OodMethod.class,
                "JAR_METHOD",
                """
                public record JarMethod(double temperature)
                        implements io.github.oecl.method.OodMethod {
                    public JarMethod() {
                        this(0.5);
                    }
                    public java.util.Optional<io.github.oecl.loss.Objective> objective() {
                        return java.util.Optional.of(io.github.oecl.loss.Objective.simClr(temperature));
                    }
                }
                """,
                config -> config.as(MethodName.of("jar-method"))),
        BACKBONE(
                BackboneFactory.class,
                "jar-backbone",
                """
                public class JarBackbone implements io.github.oecl.model.BackboneFactory {
                    public String name() {
                        return "jar-backbone";
                    }
                    public ai.djl.nn.Block block() {
                        return new ai.djl.nn.SequentialBlock()
                            .add(ai.djl.nn.Blocks.batchFlattenBlock())
                            .add(ai.djl.nn.core.Linear.builder().setUnits(8).build());
                    }
                }
                """,
                config -> config.with(config.model().with(Backbone.named("jar-backbone")))),
        OPTIMIZER(
                OptimizerFactory.class,
                "jar-optimizer",
                """
                public class JarOptimizer implements io.github.oecl.optim.OptimizerFactory {
                    public String name() {
                        return "jar-optimizer";
                    }
                    public io.github.oecl.optim.Optimizer optimizer(double momentum, double decay) {
                        return io.github.oecl.optim.OptimizerFactory.djl(name(), rate ->
                                ai.djl.training.optimizer.Adam.builder()
                                    .optLearningRateTracker(rate).build())
                            .optimizer(momentum, decay);
                    }
                }
                """,
                config -> config.with(config.training().withOptimizer("jar-optimizer"))),
        AUGMENTATION(
                AugmentationFactory.class,
                "jar-augmentation",
                """
                public class JarAugmentation implements io.github.oecl.transform.AugmentationFactory {
                    public String name() {
                        return "jar-augmentation";
                    }
                    public io.github.oecl.transform.Augmentation augmentation(int size, double area) {
                        return io.github.oecl.transform.Augmentation.of(
                            size, (image, random) -> image, (image, random) -> image);
                    }
                }
                """,
                config -> config.with(config.views().withAugmentation("jar-augmentation"))),
        SHIFT(
                ShiftFactory.class,
                "jar-shift",
                """
                public class JarShift implements io.github.oecl.transform.ShiftFactory {
                    public io.github.oecl.transform.Shift shift() {
                        return io.github.oecl.transform.Shift.of(
                            "jar-shift", (image, random) -> image);
                    }
                }
                """,
                config -> Recipes.objectsSelf(Preset.SMOKE).with("method.shift", "jar-shift")),
        IMAGES(
                DataSource.class,
                "jar-images",
                """
                public class JarImages implements io.github.oecl.data.DataSource {
                    public String name() {
                        return "jar-images";
                    }
                    public io.github.oecl.data.Dataset dataset(
                            io.github.oecl.data.DataName name) {
                        return io.github.oecl.data.synthetic.SyntheticImages.cells(16, 8, 1);
                    }
                }
                """,
                config -> config.with(ofTheJar()));

        private final Class<?> service;
        private final String part;
        private final String source;
        private final UnaryOperator<RunConfig> use;

        Kind(Class<?> service, String part, String source, UnaryOperator<RunConfig> use) {
            this.service = service;
            this.part = part;
            this.source = source;
            this.use = use;
        }

        private String className() {
            return source.replaceAll("(?s)public (class|record) (\\w+).*", "$2");
        }
    }

    private static DataConfig ofTheJar() {
        return new DataConfig(
                "jar-images",
                List.of("neutrophil"),
                List.of("lymphocyte"),
                "jar-images",
                List.of("eosinophil"),
                0,
                0,
                false,
                0);
    }

    @BeforeAll
    static void makeTheJar() throws IOException {
        Map<String, PartsJar.Source> sources =
                Stream.of(Kind.values())
                        .collect(
                                Collectors.toMap(
                                        Kind::className,
                                        kind -> new PartsJar.Source(kind.service, kind.source)));
        jar = PartsJar.of(folder, sources);
    }

    @Test
    void aRunUsesThePartsOfAJarAndTheyAreListed() throws Exception {
        jar.with(
                () -> {
                    RunConfig config = BASE;
                    for (Kind kind : Kind.values()) {
                        config = kind == Kind.SHIFT ? config : kind.use.apply(config);
                    }
                    Object method = Methods.byName("jar-method");
                    assertNotSame(
                            OodMethod.class.getClassLoader(), method.getClass().getClassLoader());
                    assertTrue(Methods.all().contains(method));
                    assertTrue(Backbone.names().contains("jar-backbone"));
                    assertTrue(DataCatalog.names().contains("jar-images"));
                    assertEquals("jar-optimizer", OptimizerFactory.named("jar-optimizer").name());
                    assertEquals("jar-shift", Shift.byName("jar-shift").name());
                    try (Run run = Run.of(config, Tiny.NO_FILES)) {
                        assertTrue(run.result().training().completed());
                    }
                    return null;
                });
    }

    @ParameterizedTest
    @EnumSource
    void aFileWhosePartIsMissingSaysItsNameAndBothWays(Kind kind) throws Exception {
        Path file = folder.resolve(kind + ".json");
        jar.with(
                () -> {
                    kind.use.apply(BASE).write(file);
                    return RunConfig.read(file);
                });
        String said =
                assertThrows(
                                Exception.class,
                                () -> Run.of(RunConfig.read(file), Tiny.NO_FILES).close())
                        .getMessage();
        for (String word : List.of("\"" + kind.part + "\"", "register", kind.service.getName())) {
            assertTrue(said.contains(word), said);
        }
    }
}

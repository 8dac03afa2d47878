package org.ringrift.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringrift.UserError;
import org.ringrift.jobs.Checkout;

class NodeClassesTest {
    private static NodeClasses parse(String text) {
        return NodeClasses.of(ConfigSections.parse("my.yaml", text));
    }

    @Test
    void theseAreTheKeys() {
        assertThat(NodeClasses.keys().stream().map(SettingKey::name))
                .containsExactly(
                        "cores",
                        "memory-gb",
                        "overhead-gb",
                        "gpus",
                        "gpu-memory-gb",
                        "gpu-share",
                        "concurrency",
                        "batch",
                        "partitions-per-core",
                        "provider",
                        "cost-per-hour",
                        "stages");
    }

    @Test
    void theseAreTheDefaults() {
        assertThat(parse("mine:\n").find("mine"))
                .isEqualTo(
                        new NodeClass("mine", 2, 8, 2, 0, 0, 0, 16, 16, 0, "own", 0, EnumSet.allOf(StageName.class)));
    }

    @Test
    void everyKeyIsRead() {
        NodeClasses classes = parse("""
                mine:
                  cores: 16
                  memory-gb: 64
                  overhead-gb: 12
                  gpus: 2
                  gpu-memory-gb: 24
                  gpu-share: 0.125
                  concurrency: 256
                  batch: 64
                  partitions-per-core: 2
                  provider: lambda
                  cost-per-hour: 1.25
                  stages: [selfplay, match]
                """);

        assertThat(classes.find("mine"))
                .isEqualTo(new NodeClass(
                        "mine",
                        16,
                        64,
                        12,
                        2,
                        24,
                        0.125,
                        256,
                        64,
                        2,
                        "lambda",
                        1.25,
                        Set.of(StageName.SELFPLAY, StageName.MATCH)));
    }

    @Test
    void theShippedFileStatesEveryKeyOfEveryClassAndTheClassCpuIsTheDefault() throws IOException {
        ConfigSections shipped = ConfigSections.read(Checkout.path("conf/cluster.yaml"));
        List<String> keys = NodeClasses.keys().stream().map(SettingKey::name).toList();

        assertThat(shipped.sections())
                .allSatisfy(section -> assertThat(section.entries())
                        .as(section.name())
                        .extracting(ConfigSections.Entry::key)
                        .containsExactlyElementsOf(keys));
        assertThat(NodeClasses.of(shipped).find("cpu")).isEqualTo(NodeClass.defaults("cpu"));
        assertThat(NodeClasses.shipped().all())
                .isEqualTo(NodeClasses.of(shipped).all());
    }

    @Test
    void inTheShippedFileEveryCoreHasATaskThatPlays() {
        assertThat(NodeClasses.shipped().all())
                .filteredOn(each -> each.gpus() > 0)
                .isNotEmpty()
                .allSatisfy(each ->
                        // Spark's own arithmetic: so many tasks share a GPU
                        assertThat((int) Math.floor(1.0 / each.gpuShare()) * each.gpus())
                                .as(each.name())
                                .isEqualTo(each.cores()));
    }

    @Test
    void everyProviderOfTheShippedClassesHasAPolicyOrIsOneself() {
        assertThat(NodeClasses.shipped().all())
                .filteredOn(each -> !each.provider().equals(NodeClass.OWN))
                .isNotEmpty()
                .allSatisfy(each -> {
                    assertThat(ProviderPolicies.shipped().find(each.provider())).isPresent();
                    assertThat(each.costPerHour()).isPositive();
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "coers: 2 | Cannot use key a.coers in my.yaml, line 1: it is unknown. Did you mean cores?",
                "cores: 0 | Cannot use key a.cores in my.yaml, line 1: it is '0', which is out of range: it takes 1 to "
                        + "1024 cores.",
                "cores: [2] | Cannot use key a.cores in my.yaml, line 1: it takes one value, not a list.",
                "stages: [slefplay] | Cannot use key a.stages in my.yaml, line 1: it is 'slefplay', which will not do, "
                        + "cannot find stage 'slefplay', the nearest is selfplay: known are selfplay, dataset, "
                        + "train, evaluate, match.",
                "memory-gb: 2 | Cannot use node class a in my.yaml, line 1: overhead-gb must be less than memory-gb.",
                "gpu-share: 0.5 | Cannot use node class a in my.yaml, line 1: gpu-share must be 0 where gpus is 0.",
                "gpus: 1 | Cannot use node class a in my.yaml, line 1: gpu-share must be above 0 where there are gpus.",
            })
    void mistakesAreNamedWithTheirPlace(String entry, String message) {
        assertThatThrownBy(() -> parse("a: {" + entry + "}"))
                .isInstanceOf(UserError.class)
                .hasMessage(message);
    }

    @Test
    void aShareOfWhichOnlyOneFitsIsRefusedAsSparkWould() {
        assertThatThrownBy(() -> parse("a: {gpus: 1, gpu-share: 0.7}"))
                .hasMessage("Cannot use node class a in my.yaml, line 1: gpu-share must be 1, or at most 0.5.");
    }

    @Test
    void unknownClassesAreNamedWithTheNearest() {
        assertThatThrownBy(() -> parse("cpu:\nh100:\n").find("h10"))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "Cannot find node class 'h10' in my.yaml, the nearest is h100: known classes are cpu, h100.");
    }

    @Test
    void playingTasksShareAGpuAndTrainingHasAWholeOne() {
        NodeClass gpu = parse("g: {cores: 8, memory-gb: 64, overhead-gb: 16, gpus: 2, gpu-share: 0.25}")
                .find("g");

        assertThat(gpu.sparkProperties(StageName.SELFPLAY))
                .containsExactly(
                        entry("spark.executor.cores", "8"),
                        entry("spark.executor.memory", "48g"),
                        entry("spark.executor.memoryOverhead", "16g"),
                        entry("spark.task.cpus", "1"),
                        entry("spark.executorEnv.OMP_NUM_THREADS", "1"),
                        entry("spark.executorEnv.SPARK_EXECUTOR_ATTRIBUTE_NODE_CLASS", "g"),
                        entry("spark.executor.resource.gpu.amount", "2"),
                        entry("spark.task.resource.gpu.amount", "0.25"));
        assertThat(gpu.sparkProperties(StageName.TRAIN))
                .contains(entry("spark.task.cpus", "8"), entry("spark.task.resource.gpu.amount", "1"));
        assertThat(gpu.sparkProperties(StageName.DATASET)).doesNotContainKey("spark.executor.resource.gpu.amount");
    }

    @Test
    void aClassIsRefusedForWhatItIsNotFor() {
        NodeClass player = parse("p: {stages: [selfplay, match]}").find("p");

        assertThatThrownBy(() -> player.sparkProperties(StageName.TRAIN))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot use node class p: it is for selfplay, match, not for train.");
    }

    @Test
    void aClassDecidesHowGamesAreSpread() {
        NodeClass mine = parse("m: {concurrency: 512, batch: 128, partitions-per-core: 2}")
                .find("m");

        assertThat(mine.playOptions(10)).isEqualTo(new PlayOptions(512, 20, 128, 0));
        assertThat(NodeClass.defaults("cpu").playOptions(10)).isEqualTo(PlayOptions.STANDARD);
    }
}

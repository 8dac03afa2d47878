package org.ringrift.jobs.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MachineTest {
    @Test
    void processorIsNamedByItsModel() {
        assertThat(Machine.processor(
                        Stream.of("processor\t: 0", "model\t\t: 17", "model name\t: AMD EPYC: 9", "flags\t: a")))
                .isEqualTo("AMD EPYC: 9");
    }

    @Test
    void processorWithoutAModelIsUnknown() {
        assertThat(Machine.processor(Stream.of("processor\t: 0"))).isEqualTo("unknown");
    }

    @Test
    void versionsAreThoseOfTheLibraries() {
        Machine here = Machine.here();

        assertThat(here.cores()).isPositive();
        assertThat(here.heapMegabytes()).isPositive();
        assertThat(Stream.of(here.spark(), here.delta(), here.onnxRuntime(), here.djl()))
                .allMatch(version -> version.matches("\\d+\\.\\d+\\.\\d+.*"));
    }
}

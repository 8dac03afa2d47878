package org.ringrift.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ringrift.jobs.cli.text.DoctorText;
import org.ringrift.jobs.doctor.Diagnosis;
import org.ringrift.jobs.doctor.Finding;
import org.ringrift.jobs.doctor.StageDevice;

class DoctorCommandTest {
    private static final List<StageDevice> STAGES = List.of(new StageDevice("train", "2 cores", "1 GPU", "CUDA"));

    @Test
    void aRemedyStandsBelowWhatItIsFor() {
        Finding good = new Finding("Memory", Finding.State.GOOD, "32.0 GB", "");
        Finding missing = new Finding("Java", Finding.State.MISSING, "Java 25", "Set JAVA_HOME.");
        assertThat(DoctorText.of(new Diagnosis(false, List.of(good, missing), STAGES))
                        .lines())
                .startsWith(
                        "good    Memory            32.0 GB",
                        "MISSING Java              Java 25",
                        "                          -> Set JAVA_HOME.",
                        "")
                .endsWith("Something that stages need is missing: see the lines with MISSING.");
        assertThat(DoctorText.of(new Diagnosis(true, List.of(good), STAGES))).endsWith("All stages can run.");
    }
}

package org.ringrift.jobs.driver.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ringrift.jobs.driver.launch.RunEnd.Kind;
import org.ringrift.jobs.lake.Rows;
import org.ringrift.jobs.lake.schema.RunState;
import org.ringrift.jobs.lake.table.Heartbeats;
import org.ringrift.jobs.run.RunStatus;

/** What became of a run is what the table says, whatever its process said. */
class ChildEndTest {
    private static Optional<RunStatus> run(int attempt, String state, boolean gone) {
        return Optional.of(RunStatus.of(
                List.of(Rows.run("r", attempt, state, "train", Rows.NOON)),
                Heartbeats.NONE,
                row -> gone,
                Rows.NOON.plusSeconds(9)));
    }

    private static RunEnd judge(int before, int exitCode, Optional<RunStatus> run) {
        return new ChildEnd("r", before, exitCode, "/logs/r.log").judge(run);
    }

    @Test
    void aRecordedSuccessIsOneWhateverTheExitCode() {
        for (int exitCode : new int[] {0, 1, 75, 137}) {
            assertThat(judge(0, exitCode, run(1, "succeeded", false))).isEqualTo(RunEnd.DONE);
        }
    }

    @Test
    void anExitCodeOfZeroAloneIsNoSuccess() {
        String unbegun =
                "Cannot begin run r: its process ended with exit code 0 before. Its output says why: /logs/r.log.";
        assertThat(judge(0, 0, Optional.empty())).isEqualTo(RunEnd.failed(unbegun));
        assertThat(judge(1, 0, run(1, "succeeded", false)))
                .as("the success of an attempt before")
                .isEqualTo(RunEnd.failed(unbegun));
        assertThat(judge(0, 0, run(1, "planned", false))).isEqualTo(RunEnd.failed(unbegun));
        assertThat(judge(0, 0, run(1, "running", true)).sentence())
                .isEqualTo(
                        "Cannot see the end of run r: its process ended with exit code 0 and without a word. Its output"
                                + " may say why: /logs/r.log.");
    }

    @Test
    void aFailureIsToldAsItWasRecorded() {
        assertThat(judge(1, 1, run(2, "failed", false))).isEqualTo(RunEnd.failed("It broke."));
        assertThat(judge(1, 0, run(2, "cancelled", false))).isEqualTo(RunEnd.failed("It is recorded as cancelled."));
    }

    @Test
    void aRunThatAnotherProcessHasIsNoFailure() {
        RunEnd elsewhere = judge(0, 2, run(1, "running", false));
        assertThat(elsewhere.kind()).isEqualTo(Kind.ELSEWHERE);
        assertThat(elsewhere.sentence()).isEqualTo("another process is at work on run r.");
        assertThat(judge(1, 2, run(1, "running", false)).kind()).isEqualTo(Kind.ELSEWHERE);
    }

    @Test
    void onlyARecordedSuccessOfANewAttemptIsDone() {
        for (RunState state : RunState.values()) {
            for (int before = 0; before < 3; before++) {
                for (int attempt = 1; attempt < 4; attempt++) {
                    for (boolean gone : new boolean[] {false, true}) {
                        RunEnd end = judge(before, 0, run(attempt, state.word(), gone));
                        boolean done = state == RunState.SUCCEEDED && attempt > before;
                        assertThat(end.kind() == Kind.DONE)
                                .as("%s %d %d", state, before, attempt)
                                .isEqualTo(done);
                        assertThat(end.sentence().isEmpty()).isEqualTo(done);
                    }
                }
            }
        }
    }
}

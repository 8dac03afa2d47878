package org.ringrift.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ringrift.UserError;

class SubmitLineTest {
    @Test
    void theFirstWordThatIsNoOptionAndNoValueOfOneIsTheStage() {
        SubmitLine line = parse("--master=yarn --supervise --conf spark.a=b -v selfplay --conf hex8_2p --games 3");

        assertThat(line.options()).containsExactly("--master=yarn", "--supervise", "--conf", "spark.a=b", "-v");
        assertThat(line.stage()).containsExactly("selfplay", "--conf", "hex8_2p", "--games", "3");
    }

    @Test
    void whatIsNotGivenIsAdded() {
        assertThat(parse("--master yarn selfplay --games 3").sparkArguments("Main", "r.jar"))
                .containsExactly(
                        "--name",
                        "ringrift selfplay",
                        "--class",
                        "Main",
                        "--master",
                        "yarn",
                        "r.jar",
                        "selfplay",
                        "--games",
                        "3");
    }

    @Test
    void whatIsGivenStands() {
        assertThat(parse("--name=n selfplay").sparkArguments("Main", "r.jar"))
                .containsExactly("--class", "Main", "--name=n", "r.jar", "selfplay");
    }

    @Test
    void aLineWithoutAStageIsRefused() {
        assertThatThrownBy(() -> parse("--master yarn"))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot submit: no stage is given. Give one behind spark-submit's options, such as"
                        + " ./ringrift submit --master MASTER selfplay --help.");
    }

    @Test
    void flagsOfTheDriversJvmAreRefusedUnlessItRunsInTheCluster() {
        assertThatThrownBy(() -> parse("--driver-memory 8g selfplay"))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot submit with --driver-memory: the driver is this process, which has started. Set"
                        + " RINGRIFT_HEAP and RINGRIFT_JAVA_OPTS instead.");
        assertThat(parse("--deploy-mode cluster --driver-memory 8g selfplay").stage())
                .containsExactly("selfplay");
    }

    private static SubmitLine parse(String line) {
        return SubmitLine.parse(List.of(line.split(" ")));
    }
}

package org.ringrift.jobs.driver.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ringrift.jobs.driver.loop.ManualTime.START;
import static org.ringrift.jobs.driver.service.FakeService.WELL;
import static org.ringrift.jobs.driver.service.FakeService.failing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.ringrift.StageFailure;
import org.ringrift.UserError;
import org.ringrift.jobs.driver.loop.ManualTime;
import org.ringrift.jobs.driver.service.ServiceStatus.State;

/** A distribution that the idle shutdown needs, and a populator by itself. */
class ServicesTest {
    private final ManualTime time = new ManualTime();
    private final List<String> calls = FakeService.calls();
    private final List<String> problems = new ArrayList<>();
    private final FakeService shutdown = new FakeService("idle-shutdown", calls, "distribution");
    private final FakeService distribution = new FakeService("distribution", calls);
    private final FakeService populator = new FakeService("populator", calls).critical();
    private final Services services = new Services(
            List.of(shutdown, distribution, populator), time, (who, what, cause) -> problems.add(who + ": " + what));

    private ServiceStatus status(String name) {
        return services.status().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private State state(String name) {
        return status(name).state();
    }

    /** Steps every five seconds. */
    private void pass(int seconds) throws InterruptedException {
        for (int i = 0; i < seconds / 5; i++) {
            time.advanceSeconds(5);
            services.step();
        }
    }

    @Test
    void allStartInTheOrderOfTheirNeedsAndStopTheOtherWay() throws InterruptedException {
        assertThat(services.startAll()).allMatch(each -> each.state() == State.RUNNING);
        services.stopAll();
        assertThat(calls)
                .containsExactly(
                        "start distribution",
                        "start idle-shutdown",
                        "start populator",
                        "stop populator",
                        "stop idle-shutdown",
                        "stop distribution");
        assertThat(services.status()).allMatch(each -> each.state() == State.STOPPED);
    }

    @Test
    void oneStartsWithWhatItNeedsAndStopsWithWhatNeedsIt() throws InterruptedException {
        assertThat(services.start("idle-shutdown").state()).isEqualTo(State.RUNNING);
        assertThat(services.start("idle-shutdown").state()).isEqualTo(State.RUNNING);
        services.stop("distribution");
        assertThat(calls)
                .containsExactly(
                        "start distribution", "start idle-shutdown", "stop idle-shutdown", "stop distribution");
        pass(600);
        assertThat(calls).hasSize(4);
    }

    @Test
    void whatCannotStartNamesWhyAndSoDoesWhatWaitsForIt() throws InterruptedException {
        distribution.onStart = failing("the folder is read-only.");
        services.startAll();
        assertThat(status("distribution").reason()).isEqualTo("it could not start: the folder is read-only");
        assertThat(status("idle-shutdown").state()).isEqualTo(State.WAITING);
        assertThat(status("idle-shutdown").reason())
                .isEqualTo(
                        "it waits for distribution, which does not run: it could not start: the folder is read-only");
        assertThat(state("populator")).isEqualTo(State.RUNNING);
        assertThat(problems).containsExactly("distribution: It could not start: the folder is read-only.");

        distribution.onStart = WELL;
        pass(5);
        assertThat(state("idle-shutdown")).isEqualTo(State.RUNNING);
    }

    @Test
    void aStartByHandThatFailsSaysWhy() {
        distribution.onStart = failing("the folder is read-only");
        assertThatThrownBy(() -> services.start("idle-shutdown"))
                .isInstanceOf(StageFailure.class)
                .hasMessage(
                        "Cannot start service idle-shutdown: it waits for distribution, which does not run: it could"
                                + " not start: the folder is read-only. It is tried again as long as it is not stopped.");
        assertThat(calls).containsExactly("start distribution", "stop distribution");
    }

    @Test
    void whatCanNeverStartIsNotTriedAgainByItself() throws InterruptedException {
        distribution.onStart = () -> {
            throw new UserError("Cannot distribute to nowhere: no folder is set. Set one.");
        };
        services.startAll();
        pass(36_000);
        assertThat(state("distribution")).isEqualTo(State.BROKEN);
        assertThat(calls.stream().filter("start distribution"::equals)).hasSize(1);
        assertThatThrownBy(() -> services.start("distribution"))
                .hasMessage(
                        "Cannot start service distribution: it could not start: Cannot distribute to nowhere: no folder"
                                + " is set. Set one. Correct that, and start it again.");
        distribution.onStart = WELL;
        assertThat(services.start("idle-shutdown").state()).isEqualTo(State.RUNNING);
    }

    @Test
    void threeFailedChecksRestartAServiceAndWhatNeedsIt() throws InterruptedException {
        services.startAll();
        calls.clear();
        distribution.onCheck = failing("no answer");
        pass(90);
        assertThat(state("distribution")).isEqualTo(State.RUNNING);
        assertThat(status("distribution").failedChecks()).isEqualTo(2);
        assertThat(status("distribution").reason()).isEqualTo("a check failed: no answer");
        pass(45);
        assertThat(calls).containsExactly("stop idle-shutdown", "stop distribution");
        assertThat(state("distribution")).isEqualTo(State.FAILED);
        assertThat(status("distribution").retryAt()).isEqualTo(START.plusSeconds(140));
        assertThat(state("idle-shutdown")).isEqualTo(State.WAITING);
        assertThat(problems).containsExactly("distribution: 3 checks in a row failed, it is restarted: no answer.");

        distribution.onCheck = WELL;
        pass(5);
        assertThat(calls.subList(2, 4)).containsExactly("start distribution", "start idle-shutdown");
        assertThat(status("idle-shutdown").failures()).as("not its fault").isZero();
        assertThat(status("distribution").failures()).isEqualTo(1);
        pass(3600 + 45);
        assertThat(status("distribution").failures()).as("an hour of stability").isZero();
        assertThat(status("distribution").totalFailures()).isEqualTo(1);
    }

    @Test
    void aGoodCheckForgivesTheBadOnesBefore() throws InterruptedException {
        services.startAll();
        distribution.onCheck = failing("no answer");
        pass(90);
        distribution.onCheck = WELL;
        pass(45);
        distribution.onCheck = failing("no answer");
        pass(90);
        assertThat(state("distribution")).isEqualTo(State.RUNNING);
    }

    @Test
    void aServiceThatNeverStartsIsDegradedAndTriedSeldom() throws InterruptedException {
        populator.onStart = failing("no queue");
        distribution.onStart = failing("no folder");
        services.startAll();
        pass(1800);
        assertThat(state("populator")).isEqualTo(State.DEGRADED);
        assertThat(state("distribution")).isEqualTo(State.DEGRADED);
        calls.clear();
        pass(12 * 3600);
        assertThat(calls.stream().filter("start populator"::equals))
                .as("every 30 minutes")
                .hasSize(24);
        assertThat(calls.stream().filter("start distribution"::equals))
                .as("every 4 hours")
                .hasSize(3);
    }

    @Test
    void callsThatHangAreInterrupted() throws InterruptedException {
        distribution.onStart = () -> {
            time.advance(ServiceCalls.START_LIMIT);
            new CountDownLatch(1).await();
        };
        services.startAll();
        assertThat(status("distribution").reason())
                .isEqualTo("it could not start: it ran over its time limit and was interrupted after 30 s");
        assertThat(state("populator")).isEqualTo(State.RUNNING);
    }

    @Test
    void aStopThatFailsIsReportedAndStopsTheOthersNevertheless() throws InterruptedException {
        services.startAll();
        shutdown.onStop = failing("a process is left");
        services.stopAll();
        assertThat(status("idle-shutdown").reason()).isEqualTo("it may not have stopped: a process is left");
        assertThat(problems).containsExactly("idle-shutdown: It may not have stopped: a process is left.");
        assertThat(state("distribution")).isEqualTo(State.STOPPED);
    }

    @Test
    void anInterruptEndsAStepAndBlamesNobody() throws InterruptedException {
        services.startAll();
        distribution.onCheck = () -> {
            Thread.currentThread().interrupt();
            new CountDownLatch(1).await();
        };
        time.advanceSeconds(45);
        assertThatThrownBy(services::step).isInstanceOf(InterruptedException.class);
        assertThat(status("distribution").failedChecks()).isZero();
        Thread.currentThread().interrupt();
        assertThatThrownBy(services::step).isInstanceOf(InterruptedException.class);
    }

    @Test
    void aClockThatIsSetBackHoldsNothingUp() throws InterruptedException {
        distribution.onStart = failing("no folder");
        services.startAll();
        distribution.onStart = WELL;
        time.set(START.minusSeconds(7200));
        services.step();
        assertThat(state("idle-shutdown")).isEqualTo(State.RUNNING);
        populator.onCheck = failing("no answer");
        time.set(START.minusSeconds(14_400));
        services.step();
        assertThat(status("populator").failedChecks()).isEqualTo(1);
    }

    @Test
    void namesAreUnique() {
        assertThatThrownBy(() -> new Services(List.of(populator, populator), time, (who, what, cause) -> {}))
                .hasMessage("Cannot manage two services named populator: give one of them another name.");
    }

    @Test
    void aLoopStepsEveryFiveSeconds() throws Exception {
        populator.onStart = failing("no queue");
        services.startAll();
        populator.onStart = WELL;
        time.advance(services.loop().interval());
        services.loop().work().run();
        assertThat(state("populator")).isEqualTo(State.RUNNING);
    }
}

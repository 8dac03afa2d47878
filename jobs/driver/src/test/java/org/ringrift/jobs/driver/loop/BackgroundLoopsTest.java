package org.ringrift.jobs.driver.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ringrift.jobs.driver.loop.ManualTime.START;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Loops on the test's own thread, over time that the test turns. */
class BackgroundLoopsTest {
    private final ManualTime time = new ManualTime();
    private final List<String> problems = new ArrayList<>();
    private final List<Long> starts = new ArrayList<>();

    private BackgroundLoops start(BackgroundLoop... loops) {
        BackgroundLoops started = with(LoopSwitch.ON, loops);
        started.start(7, name -> new SameThread());
        return started;
    }

    private BackgroundLoops with(LoopSwitch loopSwitch, BackgroundLoop... loops) {
        return new BackgroundLoops(
                List.of(loops), loopSwitch, time, (who, what, cause) -> problems.add(who + ": " + what));
    }

    private BackgroundLoop everyMinute(Work work) {
        return StandardLoop.ELO_SYNC.doing(() -> {
            starts.add(Duration.between(START, time.instant()).toSeconds());
            work.run();
        });
    }

    private static LoopStatus only(BackgroundLoops loops) {
        return loops.status().get(0);
    }

    @Test
    void runsAreAnIntervalApartFromEndToStart() {
        BackgroundLoops loops = start(everyMinute(() -> time.advanceSeconds(5)));
        time.advanceSeconds(200);
        assertThat(starts).containsExactly(0L, 65L, 130L, 195L);
        assertThat(only(loops).stats().successes()).isEqualTo(4);
        assertThat(only(loops).stats().meanDuration()).isEqualTo(Duration.ofSeconds(5));
        assertThat(only(loops).next()).isEqualTo(START.plusSeconds(260));
        assertThat(problems).isEmpty();
    }

    @Test
    void aLoopThatFailsIsRetriedLaterAndLaterAndReportsEachFailure() {
        BackgroundLoops loops = start(everyMinute(() -> {
            throw new IllegalStateException("no table");
        }));
        time.advance(Duration.ofMinutes(60));
        // 16 pauses of 1 s x 1.5^(n-1) take 22 minutes; from then on it is one in about five minutes.
        assertThat(only(loops).stats().failures()).isBetween(23L, 26L);
        assertThat(only(loops).health().state()).isEqualTo(LoopHealth.State.ERROR);
        assertThat(problems)
                .hasSize((int) only(loops).stats().failures())
                .containsOnly("elo-sync: A run did not succeed: no table");
    }

    @Test
    void theSameSeedGivesTheSamePauses() {
        Work failing = () -> {
            throw new IllegalStateException("no table");
        };
        start(everyMinute(failing));
        time.advance(Duration.ofMinutes(60));
        List<Long> first = List.copyOf(starts);
        starts.clear();
        ManualTime again = new ManualTime();
        List<Long> second = new ArrayList<>();
        BackgroundLoop loop = StandardLoop.ELO_SYNC.doing(() -> {
            second.add(Duration.between(START, again.instant()).toSeconds());
            failing.run();
        });
        new BackgroundLoops(List.of(loop), LoopSwitch.ON, again, (who, what, cause) -> {})
                .start(7, name -> new SameThread());
        again.advance(Duration.ofMinutes(60));
        assertThat(second).isEqualTo(first);
    }

    @Test
    void aRunOverItsLimitIsInterruptedAndTheNextComesAfterTheInterval() {
        BackgroundLoops loops = start(everyMinute(() -> {
            time.advanceSeconds(600);
            new CountDownLatch(1).await(); // the flag is set: this throws at once
        }));
        time.advanceSeconds(60);
        assertThat(starts).containsExactly(0L, 660L);
        assertThat(only(loops).stats().timeouts()).isEqualTo(2);
        assertThat(only(loops).stats().failures()).isZero();
    }

    @Test
    void afterStopNothingRuns() {
        BackgroundLoops loops = start(everyMinute(() -> {}));
        assertThat(loops.stop(Duration.ZERO)).isEmpty();
        time.advance(Duration.ofHours(1));
        assertThat(starts).containsExactly(0L);
        assertThat(time.waiting()).isZero();
        assertThat(only(loops).health()).isEqualTo(new LoopHealth(LoopHealth.State.STOPPED, "it was stopped"));
        assertThat(only(loops).next()).isEqualTo(LoopStats.NEVER);
    }

    @Test
    void loopsThatAreSwitchedOffNeverRun() {
        BackgroundLoops loops = with(LoopSwitch.OFF, everyMinute(() -> {}));
        loops.start(7, name -> new SameThread());
        time.advance(Duration.ofHours(1));
        assertThat(starts).isEmpty();
        assertThat(only(loops).health().reason())
                .isEqualTo("background loops are switched off by RINGRIFT_EXTRACTED_LOOPS");
        assertThat(loops.stop(Duration.ZERO)).isEmpty();
    }

    @Test
    void loopsBeforeTheirStartAreStopped() {
        LoopStatus status = only(with(LoopSwitch.ON, everyMinute(() -> {})));
        assertThat(status.health()).isEqualTo(new LoopHealth(LoopHealth.State.STOPPED, "it was not started"));
    }

    @Test
    void aProblemLogThatFailsStopsNoLoop() {
        BackgroundLoops loops = new BackgroundLoops(
                List.of(everyMinute(() -> {
                    throw new IllegalStateException("no table");
                })),
                LoopSwitch.ON,
                time,
                (who, what, cause) -> {
                    throw new IllegalStateException("disk full");
                });
        assertThatThrownBy(() -> loops.start(7, name -> new SameThread())).hasMessage("disk full");
        assertThat(only(loops).next()).isAfter(START);
    }

    @Test
    void twoLoopsOfOneNameAndTwoStartsAreRefused() {
        assertThatThrownBy(() -> with(LoopSwitch.ON, everyMinute(() -> {}), everyMinute(() -> {})))
                .hasMessage("Cannot run two loops named elo-sync: give one of them another name.");
        BackgroundLoops loops = start();
        assertThatThrownBy(() -> loops.start(7)).hasMessage("Cannot start loops twice");
    }
}

package org.ringrift.jobs.driver.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ringrift.StageFailure;
import org.ringrift.jobs.driver.loop.ManualTime;
import org.ringrift.jobs.driver.service.ServiceStatus.State;
import org.ringrift.seeded.Draw;
import org.ringrift.seeded.Seeded;

/** What holds of services whatever needs whatever and whichever calls fail. */
class ServicesPropertyTest {
    private static final int CASES = 80;
    private static final int OPERATIONS = 60;

    private final ManualTime time = new ManualTime();

    /** One that insists on the order of its calls, and fails as drawn. */
    private static final class Strict implements Service {
        private final String name;
        private final Set<String> needs;
        private final Map<String, Strict> all;
        private final Draw draw;
        private boolean running;
        private boolean mayFail = true;

        Strict(String name, Set<String> needs, Map<String, Strict> all, Draw draw) {
            this.name = name;
            this.needs = needs;
            this.all = all;
            this.draw = draw;
        }

        private void perhapsFail() {
            if (mayFail && draw.of(List.of(true, false, false))) {
                throw new IllegalStateException("as drawn");
            }
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Set<String> dependsOn() {
            return needs;
        }

        @Override
        public void start() {
            assertThat(running).as("%s is started twice", name).isFalse();
            assertThat(needs)
                    .as(name)
                    .allSatisfy(need -> assertThat(all.get(need).running).isTrue());
            perhapsFail();
            running = true;
        }

        @Override
        public void stop() {
            assertThat(all.values().stream().filter(each -> each.running && each.needs.contains(name)))
                    .as("run while %s is stopped", name)
                    .isEmpty();
            running = false;
            perhapsFail();
        }

        @Override
        public void check() {
            assertThat(running).as("%s is checked", name).isTrue();
            perhapsFail();
        }
    }

    /** The assertions of the services themselves are thrown to their caller: here they come out of the log of problems. */
    private static void rethrow(String who, String what, Throwable cause) {
        if (cause instanceof AssertionError wrong) {
            throw wrong;
        }
    }

    @Seeded(cases = CASES)
    void theOrderIsKeptAndAllRunOnceNothingFails(Draw draw) throws InterruptedException {
        Map<String, Strict> all = new LinkedHashMap<>();
        RandomGraphs.draw(draw).forEach((name, needs) -> all.put(name, new Strict(name, needs, all, draw)));
        List<String> names = List.copyOf(all.keySet());
        Services services = new Services(new ArrayList<>(all.values()), time, ServicesPropertyTest::rethrow);

        for (int i = 0; i < OPERATIONS; i++) {
            time.advanceSeconds(draw.between(0, 100));
            operate(services, names, draw);
            agree(services, all);
        }

        all.values().forEach(each -> each.mayFail = false);
        services.startAll();
        time.advance(RestartHistory.DEGRADED_PAUSE);
        services.step();
        assertThat(services.status()).allMatch(each -> each.state() == State.RUNNING);
        time.advance(RestartHistory.STABLE);
        services.step();
        assertThat(services.status()).allMatch(each -> each.failures() == 0);
        services.stopAll();
        agree(services, all);
        assertThat(all.values()).noneMatch(each -> each.running);
    }

    private static void operate(Services services, List<String> names, Draw draw) throws InterruptedException {
        switch (draw.between(0, 9)) {
            case 5 -> services.startAll();
            case 6 -> services.stopAll();
            case 7 -> services.stop(draw.of(names));
            case 8, 9 -> {
                String name = draw.of(names);
                try {
                    assertThat(services.start(name).state()).isEqualTo(State.RUNNING);
                } catch (StageFailure e) {
                    assertThat(e).hasMessageStartingWith("Cannot start service " + name + ": ");
                }
            }
            default -> services.step();
        }
    }

    private static void agree(Services services, Map<String, Strict> all) {
        for (ServiceStatus status : services.status()) {
            Strict service = all.get(status.name());
            assertThat(status.state() == State.RUNNING).as(status.toString()).isEqualTo(service.running);
            if (service.running) {
                assertThat(service.needs).allMatch(need -> all.get(need).running);
            }
            if (status.missing()) {
                assertThat(status.reason()).as(status.toString()).isNotBlank();
            }
            boolean retried = status.state() == State.FAILED || status.state() == State.DEGRADED;
            assertThat(status.retryAt().isAfter(ServiceStatus.NEVER)).isEqualTo(retried);
        }
    }

    @Seeded(cases = CASES)
    void withoutFailuresNothingIsEverRestarted(Draw draw) throws InterruptedException {
        Map<String, Strict> all = new LinkedHashMap<>();
        RandomGraphs.draw(draw).forEach((name, needs) -> all.put(name, new Strict(name, needs, all, draw)));
        all.values().forEach(each -> each.mayFail = false);
        Services services = new Services(new ArrayList<>(all.values()), time, ServicesPropertyTest::rethrow);
        services.startAll();
        List<ServiceStatus> first = services.status();
        for (int i = 0; i < OPERATIONS; i++) {
            time.advance(Duration.ofSeconds(draw.between(0, 10_000)));
            services.step();
        }
        assertThat(services.status()).isEqualTo(first);
    }
}

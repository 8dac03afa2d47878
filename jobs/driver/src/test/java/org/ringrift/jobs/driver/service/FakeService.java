package org.ringrift.jobs.driver.service;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ringrift.jobs.driver.loop.Work;

/** A service that does what a test says, and writes down what was asked of it. */
final class FakeService implements Service {
    static final Work WELL = () -> {};

    private final String name;
    private final Set<String> needs;
    private final List<String> calls;
    private Importance importance = Importance.NORMAL;
    Work onStart = WELL;
    Work onStop = WELL;
    Work onCheck = WELL;

    FakeService(String name, List<String> calls, String... needs) {
        this.name = name;
        this.calls = calls;
        this.needs = new LinkedHashSet<>(List.of(needs));
    }

    static List<String> calls() {
        return new ArrayList<>();
    }

    static Work failing(String why) {
        return () -> {
            throw new IllegalStateException(why);
        };
    }

    FakeService critical() {
        importance = Importance.CRITICAL;
        return this;
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
    public Importance importance() {
        return importance;
    }

    @Override
    public void start() throws Exception {
        calls.add("start " + name);
        onStart.run();
    }

    @Override
    public void stop() throws Exception {
        calls.add("stop " + name);
        onStop.run();
    }

    @Override
    public void check() throws Exception {
        onCheck.run();
    }
}

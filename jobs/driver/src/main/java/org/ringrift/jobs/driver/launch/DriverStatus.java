package org.ringrift.jobs.driver.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.ringrift.jobs.driver.http.PrometheusText;
import org.ringrift.jobs.driver.http.PrometheusText.Label;
import org.ringrift.jobs.driver.http.StatusSource;
import org.ringrift.jobs.driver.http.Verdict;
import org.ringrift.jobs.driver.plan.ConfigState;
import org.ringrift.jobs.driver.plan.LoopStage;
import org.ringrift.jobs.driver.plan.Waiting;
import org.ringrift.jobs.driver.scale.ExecutorWatch;
import org.ringrift.jobs.lease.Leadership.Standing;

/** What a driver shows of itself: written by its threads, read by those of the status server. Thread-safe. */
public final class DriverStatus implements StatusSource, ExecutorWatch.Load {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final InstantSource clock;
    private final AtomicLong rounds = new AtomicLong();
    private final AtomicLong launched = new AtomicLong();
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private volatile Standing standing = new Standing(false, 0, "");
    private volatile Optional<String> leaseTrouble = Optional.empty();
    private volatile Optional<String> roundTrouble = Optional.empty();
    private volatile List<ConfigState> states = List.of();
    private volatile List<String> atWork = List.of();
    private volatile List<String> waiting = List.of();
    private volatile Instant lastRound = Instant.EPOCH;

    /** @param clock the time */
    public DriverStatus(InstantSource clock) {
        this.clock = clock;
    }

    void leads(Standing now) {
        standing = now;
        leaseTrouble = Optional.empty();
    }

    void leaseFailed(String why) {
        leaseTrouble = Optional.of(why);
    }

    void roundEnded(int started) {
        rounds.incrementAndGet();
        launched.addAndGet(started);
        lastRound = clock.instant();
        roundTrouble = Optional.empty();
    }

    void roundFailed(String why) {
        rounds.incrementAndGet();
        roundTrouble = Optional.of(why);
    }

    void runEnded(boolean successfully) {
        (successfully ? done : failed).incrementAndGet();
    }

    void knows(List<ConfigState> read, List<String> working) {
        states = List.copyOf(read);
        atWork = List.copyOf(working);
    }

    void waits(List<String> queued) {
        waiting = List.copyOf(queued);
    }

    void works(List<String> working) {
        atWork = List.copyOf(working);
    }

    /** Good while the lease and the tables can be read and written. */
    @Override
    public Verdict health() {
        List<String> problems = new ArrayList<>();
        leaseTrouble.ifPresent(problems::add);
        roundTrouble.ifPresent(problems::add);
        return new Verdict(problems);
    }

    /** Good once it is known who leads. */
    @Override
    public Verdict ready() {
        return standing.epoch() > 0 ? health() : new Verdict(List.of("it is not known yet which driver leads"));
    }

    @Override
    public JsonNode status() {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("leads", standing.leads());
        node.put("epoch", standing.epoch());
        node.put("leader", standing.holder());
        node.put("rounds", rounds.get());
        if (lastRound.equals(Instant.EPOCH)) {
            node.putNull("last_round");
        } else {
            node.put("last_round", lastRound.toString());
        }
        ArrayNode working = node.putArray("at_work");
        atWork.forEach(working::add);
        ArrayNode queued = node.putArray("queued");
        waiting.forEach(queued::add);
        ArrayNode configs = node.putArray("configs");
        Instant now = clock.instant();
        states.forEach(state -> configs.add(config(state, now)));
        return node;
    }

    @Override
    public int waiting() {
        return waiting.size();
    }

    @Override
    public int atWork() {
        return atWork.size();
    }

    /** One line for people. */
    public String summary() {
        return rounds.get() + " rounds, " + launched.get() + " runs launched, " + done.get() + " done, " + failed.get()
                + " failed.";
    }

    private static ObjectNode config(ConfigState state, Instant now) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("config", state.config().key());
        node.put("games", state.data().games());
        node.put("new_games", state.data().newGames());
        if (state.models().production()) {
            node.put("elo", state.strength().elo());
            node.put("elo_half_width", state.strength().halfWidth());
        } else {
            node.putNull("elo");
            node.putNull("elo_half_width");
        }
        ObjectNode inFlight = node.putObject("in_flight");
        for (LoopStage stage : LoopStage.values()) {
            inFlight.put(stage.key(), state.stage(stage).inFlight());
        }
        node.put("next", Waiting.of(state, now));
        return node;
    }

    @Override
    public String metrics() {
        PrometheusText text = new PrometheusText();
        text.gauge("ringrift_driver_leads", "1 while this driver leads.").sample(standing.leads() ? 1 : 0);
        text.gauge("ringrift_driver_epoch", "Epoch of the leadership.").sample(standing.epoch());
        text.counter("ringrift_driver_rounds_total", "Rounds of planning.").sample(rounds.get());
        text.counter("ringrift_driver_launched_total", "Stage runs launched.").sample(launched.get());
        text.counter("ringrift_driver_ended_total", "Stage runs of this driver that have ended, by how they ended.")
                .sample(done.get(), new Label("result", "success"))
                .sample(failed.get(), new Label("result", "failure"));
        text.gauge("ringrift_driver_at_work", "Stage runs of this driver at work.")
                .sample(atWork.size());
        text.gauge("ringrift_driver_queued", "Items of planned work that wait for a slot.")
                .sample(waiting.size());
        text.gauge("ringrift_config_games", "Self-play games.");
        states.forEach(state -> text.sample(state.data().games(), label(state)));
        text.gauge("ringrift_config_new_games", "Self-play games that no training has read.");
        states.forEach(state -> text.sample(state.data().newGames(), label(state)));
        text.gauge("ringrift_config_elo", "Rating of the production model.");
        states.stream()
                .filter(state -> state.models().production())
                .forEach(state -> text.sample(state.strength().elo(), label(state)));
        return text.text();
    }

    private static Label label(ConfigState state) {
        return new Label("config", state.config().key());
    }
}

package org.ringrift.jobs.evidence;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.Rows;
import org.ringrift.jobs.lake.files.LakeModelStore;
import org.ringrift.jobs.lake.schema.EvaluationRow;
import org.ringrift.jobs.lake.schema.MatchPlayer;
import org.ringrift.jobs.lake.schema.MatchRow;
import org.ringrift.jobs.lake.schema.ModelRow;
import org.ringrift.net.ManifestJson;
import org.ringrift.net.NetArchitecture;
import org.ringrift.net.NetLayout;
import org.ringrift.net.NetShapes;
import org.ringrift.net.TrainingSummary;
import org.ringrift.net.Weights;
import org.ringrift.net.store.StoredModel;
import org.ringrift.rating.GateDecision;
import org.ringrift.record.GamePlan;
import org.ringrift.record.SeatPlayer;
import org.ringrift.rules.GameConfig;

/** Untrained models and games with chosen winners, for tests of what follows from them. */
public final class MadeUpEvidence {
    private MadeUpEvidence() {}

    /**
     * Writes the files of an untrained model.
     *
     * @param lake where to
     * @param configKey what it plays
     * @param seed of its weights; a model of a higher seed is newer
     * @return its row, not yet in the table
     */
    public static ModelRow model(Lake lake, String configKey, long seed) {
        GameConfig config = GameConfig.parse(configKey);
        Weights weights = Weights.initial(NetLayout.of(NetShapes.of(config), new NetArchitecture(1, 4)), seed);
        TrainingSummary summary = new TrainingSummary(1, 1, 16, 1e-3, seed, Map.of());
        StoredModel model = StoredModel.of(weights, NetShapes.encoder(config), null, "dataset-" + seed, summary);
        String uri = new LakeModelStore(lake.warehouse()).write(model);
        ModelRow like = Rows.model(model.identity(), "dataset-" + seed);
        like = with(with(like, "configKey", configKey), "uri", uri);
        like = with(like, "manifest", ManifestJson.toJson(model.manifest()));
        return with(like, "createdAt", Rows.NOON.plusSeconds(seed));
    }

    /**
     * The games of an evaluation as if they had been played.
     *
     * @param plan which games
     * @param losses how many of its first games against each opponent the candidate loses; it wins the others
     * @return their rows
     */
    public static List<MatchRow> games(EvaluationPlan plan, int losses) {
        List<MatchRow> rows = new ArrayList<>();
        plan.comparisons().values().forEach(comparison -> rows.addAll(games(comparison, losses)));
        return rows;
    }

    /**
     * The record of an evaluation whose games are {@link #games(EvaluationPlan, int)}.
     *
     * @param plan which evaluation
     * @param losses how many of its first games against each opponent the candidate has lost
     * @param matchesVersion version of {@code matches} that holds the games
     * @return its row
     */
    public static EvaluationRow evaluation(EvaluationPlan plan, int losses, long matchesVersion) {
        Map<String, Tally> tallies = new LinkedHashMap<>();
        plan.comparisons().forEach((name, comparison) -> {
            List<GameResult> results = games(comparison, losses).stream()
                    .map(row -> new GameResult(row.gameId(), row.winner(), row.contentSha256()))
                    .toList();
            tallies.put(
                    name,
                    new TallyCount(plan.rules().players())
                            .add(comparison, results)
                            .tally());
        });
        GateDecision decision = plan.decide(tallies);
        return new EvaluationRow(
                plan.id(),
                plan.rules().config().key(),
                plan.rules().edition().key(),
                plan.rules().swap(),
                plan.candidate().modelSha256(),
                plan.candidate().spec(),
                plan.production().orElse(null),
                plan.evidence(tallies, decision),
                List.of(),
                plan.openingDecisions(),
                plan.seed(),
                plan.policy().games(),
                plan.policy().production().most(),
                tallies.values().stream().mapToInt(Tally::games).sum(),
                decision.verdict() == GateDecision.Verdict.PROMOTE ? "promote" : "reject",
                decision.reason(),
                plan.policy().preset(),
                GateHash.of(plan.policy()),
                matchesVersion,
                1500,
                1400,
                1600,
                "run-1",
                Rows.NOON,
                null);
    }

    /** Rows of the games of a comparison whose first {@code losses} games the subject loses. */
    public static List<MatchRow> games(Comparison comparison, int losses) {
        List<MatchRow> rows = new ArrayList<>();
        for (GamePlan plan : comparison.plans()) {
            int seat = comparison.seat(plan.index());
            int winner = plan.index() >= losses ? seat : seat % plan.rules().players() + 1;
            rows.add(row(plan, winner));
        }
        return rows;
    }

    private static MatchRow row(GamePlan plan, int winner) {
        List<MatchPlayer> players = new ArrayList<>();
        for (SeatPlayer seat : plan.players()) {
            players.add(new MatchPlayer(players.size() + 1, seat.participant(), seat.spec(), seat.modelSha256()));
        }
        return new MatchRow(
                plan.gameId(),
                "evaluation-1",
                plan.rules().config().key(),
                plan.rules().edition().key(),
                plan.rules().swap(),
                plan.rules().ringsPerPlayer(),
                plan.rules().lpsRounds(),
                players,
                winner,
                players.get(winner - 1).participant(),
                "territory_control",
                0,
                plan.seed(),
                plan.index(),
                plan.opening().decisions(),
                plan.opening().seed(),
                plan.index() / plan.rules().players(),
                List.of(),
                "570f93a7be4c0043",
                plan.gameId(),
                Rows.NOON);
    }

    /** A record with another value in one component. */
    public static <R extends Record> R with(R record, String component, Object value) {
        try {
            RecordComponent[] components = record.getClass().getRecordComponents();
            Class<?>[] types = new Class<?>[components.length];
            Object[] values = new Object[components.length];
            boolean found = false;
            for (int i = 0; i < components.length; i++) {
                boolean changed = components[i].getName().equals(component);
                found |= changed;
                types[i] = components[i].getType();
                values[i] = changed ? value : components[i].getAccessor().invoke(record);
            }
            if (!found) {
                throw new IllegalArgumentException("No component " + component + " in " + record.getClass());
            }
            @SuppressWarnings("unchecked")
            R copy = (R) record.getClass().getDeclaredConstructor(types).newInstance(values);
            return copy;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}

package org.ringrift.jobs.driver.work;

import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ringrift.Keyed;
import org.ringrift.jobs.driver.plan.Action;
import org.ringrift.jobs.driver.plan.LoopStage;
import org.ringrift.jobs.driver.plan.PlayerKind;
import org.ringrift.jobs.driver.plan.PlayerMix;
import org.ringrift.jobs.driver.plan.SlotKind;
import org.ringrift.jobs.lake.schema.WorkRow;
import org.ringrift.jobs.lake.schema.WorkState;
import org.ringrift.rules.GameConfig;

/** Writes actions as rows of table {@code work}, and reads them back. */
final class ActionRows {
    private ActionRows() {}

    /** The first row of an item. */
    static WorkRow queued(Action action, long number, long epoch, Instant deadline, Instant now) {
        Action.Selfplay games = action instanceof Action.Selfplay selfplay ? selfplay : null;
        return new WorkRow(
                action.config().key() + "-" + action.stage().key() + "-" + number,
                1,
                WorkState.QUEUED.word(),
                action.stage().key(),
                action.config().key(),
                number,
                word(action.slot()),
                action.score(),
                games == null ? null : games.games(),
                games == null ? null : games.simulations(),
                games == null ? Map.of() : shares(games.mix()),
                action instanceof Action.Step step ? step.model().orElse(null) : null,
                action.reason(),
                null,
                epoch,
                deadline,
                now);
    }

    static Action action(WorkRow row) {
        GameConfig config = GameConfig.parse(row.configKey());
        LoopStage stage = Keyed.find(LoopStage.class, "stage", row.stage());
        SlotKind slot = SlotKind.valueOf(row.slot().toUpperCase(Locale.ROOT));
        return stage == LoopStage.SELFPLAY
                ? new Action.Selfplay(
                        config, slot, row.games(), row.simulations(), mix(row.players()), row.priority(), row.reason())
                : new Action.Step(config, stage, slot, row.priority(), row.reason(), Optional.ofNullable(row.model()));
    }

    private static Map<String, Double> shares(PlayerMix mix) {
        Map<String, Double> shares = new LinkedHashMap<>();
        mix.shares().forEach((kind, share) -> shares.put(word(kind), share));
        return shares;
    }

    private static PlayerMix mix(Map<String, Double> shares) {
        Map<PlayerKind, Double> mix = new EnumMap<>(PlayerKind.class);
        shares.forEach((kind, share) -> mix.put(PlayerKind.valueOf(kind.toUpperCase(Locale.ROOT)), share));
        return new PlayerMix(mix);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}

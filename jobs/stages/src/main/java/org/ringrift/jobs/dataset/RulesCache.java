package org.ringrift.jobs.dataset;

import java.util.HashMap;
import java.util.Map;
import org.ringrift.encode.EncoderProfile;
import org.ringrift.jobs.lake.schema.GameRow;
import org.ringrift.rules.Edition;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.Rules;

/** One replay for each variant of the rules that a task meets. Not thread-safe. */
final class RulesCache {
    private final Map<Rules, GameReplay> replays = new HashMap<>();
    private final EncoderProfile profile;

    /** @param profile decides which history the replays show */
    RulesCache(EncoderProfile profile) {
        this.profile = profile;
    }

    /** The rules that a game was played by. */
    static Rules rules(GameRow game) {
        return new Rules(
                GameConfig.parse(game.configKey()),
                Edition.parse(game.edition()),
                game.swap(),
                game.ringsPerPlayer(),
                game.lpsRounds());
    }

    GameReplay replay(GameRow game) {
        return replays.computeIfAbsent(rules(game), rules -> new GameReplay(rules, profile));
    }
}

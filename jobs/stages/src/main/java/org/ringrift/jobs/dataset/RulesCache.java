package org.ringrift.jobs.dataset;

import java.util.HashMap;
import java.util.Map;
import org.ringrift.encode.EncoderProfile;
import org.ringrift.jobs.lake.schema.GameRow;
import org.ringrift.jobs.lake.schema.GameRowCodec;
import org.ringrift.rules.Rules;

/** One replay for each variant of the rules that a task meets. Not thread-safe. */
final class RulesCache {
    private final Map<Rules, GameReplay> replays = new HashMap<>();
    private final EncoderProfile profile;

    /** @param profile decides which history the replays show */
    RulesCache(EncoderProfile profile) {
        this.profile = profile;
    }

    GameReplay replay(GameRow game) {
        return replays.computeIfAbsent(GameRowCodec.rules(game), rules -> new GameReplay(rules, profile));
    }
}

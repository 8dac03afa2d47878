package org.ringrift.record;

import org.ringrift.ContentId;
import org.ringrift.rules.Rules;

/**
 * What a game was, whoever played it and whatever was asked for: its rules and its moves. Two games of the same content
 * are copies of one another, though their identities ({@link GamePlan#gameId}) differ; as evidence or as samples they
 * count once.
 */
public final class GameContent {
    private GameContent() {}

    /**
     * The hash of a content. The lake computes the same one in SQL for rows that lack it; its text is therefore fixed.
     *
     * @param rules the game's rules
     * @param moves every move of the game in trace notation, in order
     * @return sha256, 64 hex digits
     */
    public static String sha256(Rules rules, Iterable<String> moves) {
        ContentId id = rules.identify(ContentId.of("ringrift-content-1"));
        moves.forEach(id::line);
        return id.sha256();
    }
}

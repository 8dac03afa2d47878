package org.ringrift.jobs.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.ringrift.UserError;
import org.ringrift.encode.EncoderProfile;
import org.ringrift.jobs.lake.schema.GameRow;
import org.ringrift.jobs.lake.schema.GameRowCodec;
import org.ringrift.record.GameRecord;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.GameState;
import org.ringrift.rules.Rules;
import org.ringrift.rules.StateText;

/** Replays games and says whether they are what their rows claim, to the last hash. Not thread-safe. */
final class GameVerifier {
    private static final int LONGEST_REASON = 300;

    private final RulesCache replays;
    private final CompatPolicy compat;

    /**
     * @param config configuration of the games
     * @param profile decides which decisions can be expressed and which history they are shown with
     */
    GameVerifier(GameConfig config, EncoderProfile profile) {
        replays = new RulesCache(profile);
        compat = profile == EncoderProfile.COMPAT ? new CompatPolicy(config) : null;
    }

    /**
     * Verifies one game.
     *
     * @param game its row
     * @param visitor sees the decisions that can be expressed, before it is known whether the game is sound
     * @return its number of samples, or why it was rejected
     */
    CountedGame verify(GameRow game, GameReplay.Visitor visitor) {
        int[] samples = new int[1];
        try {
            GameReplay replay = replays.replay(game);
            GameState last = replay.run(game, decision -> {
                if (expressible(decision)) {
                    samples[0]++;
                    visitor.visit(decision);
                }
            });
            requireSame(game, last, replay.decisions());
            return new CountedGame(game.gameId(), game.contentSha256(), samples[0], null);
        } catch (UserError e) {
            String why = e.getMessage();
            String shortened = why.length() <= LONGEST_REASON ? why : why.substring(0, LONGEST_REASON) + "…";
            return new CountedGame(game.gameId(), game.contentSha256(), 0, shortened);
        }
    }

    private boolean expressible(Decision decision) {
        return compat == null || compat.expressible(decision);
    }

    private static void requireSame(GameRow game, GameState last, int decisions) {
        require("number of moves", game.moveCount(), game.moves().size());
        if (!last.over()) {
            throw new UserError("Cannot use the game: it is not over after its " + game.moveCount() + " moves.");
        }
        require("winner", game.winner(), last.winner());
        require("reason", game.reason(), last.reason().key());
        List<Integer> ranks = new ArrayList<>();
        for (int seat = 1; seat <= last.rules().players(); seat++) {
            ranks.add(last.rank(seat));
        }
        require("list of ranks", game.ranks(), ranks);
        require("number of turns", game.turnCount(), last.turns());
        require("number of decisions", game.decisionCount(), decisions);
        require("final state hash", game.finalStateHash(), StateText.fullHash(last));
        requireRecorded(game, last.rules());
    }

    /** The hash of the record covers the searched policies and the game's identity too. */
    private static void requireRecorded(GameRow game, Rules rules) {
        require("number of players", game.players().size(), rules.players());
        GameRecord record = GameRowCodec.record(game);
        require("identity", game.gameId(), record.plan().gameId());
        require("record's sha256", game.recordSha256(), record.sha256());
    }

    private static void require(String what, Object recorded, Object actual) {
        if (!Objects.equals(recorded, actual)) {
            throw new UserError(
                    "Cannot use the game: its " + what + " is recorded as " + recorded + " and is " + actual + ".");
        }
    }
}

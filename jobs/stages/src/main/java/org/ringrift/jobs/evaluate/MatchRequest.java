package org.ringrift.jobs.evaluate;

import java.util.Optional;
import org.ringrift.jobs.config.Domain;
import org.ringrift.jobs.config.Form;
import org.ringrift.jobs.evidence.Comparison;
import org.ringrift.jobs.play.GameSetup;
import org.ringrift.jobs.play.PlaySpread;
import org.ringrift.jobs.stage.ConfigRequest;
import org.ringrift.player.PlayerSpec;
import org.ringrift.rules.GameConfig;

/**
 * Which two players to compare.
 *
 * @param game what is played
 * @param a the player in one seat, in every seat equally often
 * @param b the player in all other seats
 * @param games number of games, rounded up to a multiple of the number of seats
 * @param seed source of all chance; empty for the one that follows from the two players
 * @param spread over machines, tasks and commits
 */
public record MatchRequest(
        GameSetup game,

        @Domain(
                description = "The player that is judged. Forms: " + PlayerSpec.FORMS + ".",
                label = "SPEC",
                form = Form.PLAYER)
        PlayerSpec a,

        @Domain(description = "Its opponent in all other seats.", label = "SPEC", form = Form.PLAYER)
        PlayerSpec b,

        @Domain(
                description = "Number of games; rounded up so that every seat is played equally often.",
                label = "N",
                unit = "games",
                min = 1,
                max = Comparison.MAX_GAMES)
        int games,

        @Domain(description = "Source of all chance.", label = "S", otherwise = "follows from the two players")
        Optional<Long> seed,

        PlaySpread spread)
        implements ConfigRequest {
    @Override
    public GameConfig config() {
        return game.config();
    }
}

package org.ringrift.jobs.selfplay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ringrift.Seeds;
import org.ringrift.UserError;
import org.ringrift.jobs.config.Domain;
import org.ringrift.jobs.config.Form;
import org.ringrift.jobs.play.GameSetup;
import org.ringrift.jobs.play.PlaySpread;
import org.ringrift.jobs.stage.ConfigRequest;
import org.ringrift.player.PlayerSpec;
import org.ringrift.record.GamePlan;
import org.ringrift.record.Opening;
import org.ringrift.record.SeatPlayer;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.Rules;

/**
 * Which games to play. Two requests that differ only in their number of games share the games of the smaller one.
 *
 * @param game what is played
 * @param games how many, 1 to {@value #MAX_GAMES}
 * @param players the players, at most one for each seat; game i seats them in turn, beginning with the i-th
 * @param seed source of all chance; empty for one that is drawn
 * @param journal warehouse that keeps each game as a file as soon as it has ended; empty for none
 * @param spread over machines, tasks and commits
 */
public record SelfplayRequest(
        GameSetup game,

        @Domain(description = "Number of games.", label = "N", unit = "games", min = 1, max = SelfplayRequest.MAX_GAMES)
        int games,

        @Domain(
                description =
                        "Player of every seat; given several times, game i seats them in turn beginning with the i-th."
                                + " Forms: " + PlayerSpec.FORMS + ".",
                label = "SPEC",
                byDefault = "heuristic",
                form = Form.PLAYER)
        List<PlayerSpec> players,

        @Domain(description = "Source of all chance.", label = "S", otherwise = "drawn and printed")
        Optional<Long> seed,

        @Domain(
                description =
                        "Warehouse that keeps each game as a file within 5 s of its end, until it is a row there: for"
                                + " machines that may be taken away. Any Hadoop file system URI.",
                label = "URI",
                otherwise = "none: games are kept by the commits of their waves")
        Optional<String> journal,

        PlaySpread spread)
        implements ConfigRequest {
    /** Most games of a request. */
    public static final int MAX_GAMES = 10_000_000;

    /** Separates the chance of openings from that of the games. */
    private static final long OPENINGS = 0x4f50454e494e47L;

    /** @throws UserError if there are more players than seats */
    public SelfplayRequest {
        players = List.copyOf(players);
        int seats = game.config().players();
        if (players.isEmpty() || players.size() > seats) {
            throw new UserError("Cannot seat " + players.size() + " players in "
                    + game.config().key() + ": give 1 to " + seats + ".");
        }
    }

    /** Games with a known seed, spread as the program chooses. */
    public static SelfplayRequest of(GameSetup game, int games, List<PlayerSpec> players, long seed) {
        return new SelfplayRequest(game, games, players, Optional.of(seed), Optional.empty(), PlaySpread.AUTOMATIC);
    }

    /** The same with a seed. */
    SelfplayRequest withSeed(long drawn) {
        return new SelfplayRequest(game, games, players, Optional.of(drawn), journal, spread);
    }

    /** The same, spread in another way. */
    public SelfplayRequest spreadBy(PlaySpread other) {
        return new SelfplayRequest(game, games, players, seed, journal, other);
    }

    /** The same with a warehouse that keeps each game as soon as it has ended; empty for none. */
    public SelfplayRequest keptIn(Optional<String> warehouse) {
        return new SelfplayRequest(game, games, players, seed, warehouse, spread);
    }

    @Override
    public GameConfig config() {
        return game.config();
    }

    /**
     * The plans of all games.
     *
     * @param seats the players with their models known by content, in the order of {@link #players}
     * @return what determines each game
     */
    List<GamePlan> plans(List<SeatPlayer> seats) {
        Rules rules = game.rules();
        int opening = game.openingDecisions();
        List<GamePlan> plans = new ArrayList<>(games);
        for (int index = 0; index < games; index++) {
            plans.add(plan(rules, opening, index, seats));
        }
        return plans;
    }

    private GamePlan plan(Rules rules, int decisions, long index, List<SeatPlayer> seats) {
        List<SeatPlayer> seated = new ArrayList<>();
        for (int seat = 0; seat < rules.players(); seat++) {
            seated.add(seats.get((int) ((seat + index) % seats.size())));
        }
        long chance = seed.orElseThrow();
        Opening opening =
                decisions == 0 ? Opening.NONE : new Opening(decisions, Seeds.mix(Seeds.mix(chance, OPENINGS), index));
        return new GamePlan(rules, seated, opening, chance, index);
    }
}

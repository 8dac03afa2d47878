package org.ringrift.jobs.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.schema.TableSpec;
import org.ringrift.jobs.lake.schema.View;
import org.ringrift.jobs.sql.PlayedWarehouse;
import scala.jdk.javaapi.CollectionConverters;

/**
 * What every kind of session is asked about one warehouse, in this order. Where the answer is rows, it is to be what the
 * session of this JVM says, which the usual tests compare with what follows from the games.
 */
final class Questions {
    private static final String A_GAME =
            "(SELECT * FROM ringrift.games WHERE config_key = 'hex8_2p' ORDER BY game_id LIMIT 1)";

    private final SparkSession own;
    private final List<Question> questions = new ArrayList<>();

    private Questions() {
        own = SharedSpark.session().newSession();
        own.conf().set("spark.ringrift.warehouse", warehouse().toString());
    }

    /** The warehouse that is asked about. */
    static Path warehouse() {
        return Path.of(PlayedWarehouse.lake().warehouse().root().toUri());
    }

    /** All questions. */
    static List<Question> all() {
        Questions questions = new Questions();
        questions.names();
        questions.versions();
        questions.functions();
        questions.joins();
        questions.refusals();
        questions.otherWarehouse();
        questions.namesWithoutPrefix();
        return List.copyOf(questions.questions);
    }

    private void names() {
        List<String> names = new ArrayList<>();
        Lake.SPECS.stream().map(TableSpec::name).forEach(names::add);
        View.ALL.stream().map(View::name).forEach(names::add);
        questions.add(Question.mentions("SHOW TABLES IN ringrift", names.toArray(String[]::new)));
        questions.add(Question.mentions("SHOW CATALOGS", "ringrift"));
        ask("DESCRIBE ringrift.production_models");
        ask("DESCRIBE ringrift.games");
    }

    private void versions() {
        String games = "SELECT config_key, count(*) FROM ringrift.games%s GROUP BY config_key ORDER BY config_key";
        ask(games.formatted(""));
        ask(games.formatted(" VERSION AS OF 1"));
        ask("SELECT count(*) FROM ringrift.games VERSION AS OF 0");
        String made = own.sql("DESCRIBE HISTORY ringrift.games")
                .selectExpr("cast(min(timestamp) AS string)")
                .first()
                .getString(0);
        ask("SELECT count(*) FROM ringrift.games TIMESTAMP AS OF '" + made + "'");
        questions.add(Question.mentions("DESCRIBE HISTORY ringrift.games", "CREATE TABLE"));
    }

    private void functions() {
        List<String> names = names(own);
        assertThat(names).hasSizeGreaterThan(12);
        names.forEach(name -> ask("DESCRIBE FUNCTION EXTENDED " + name));
        String calls = "SELECT replace(board_at(struct(*), 20), char(10), '|'), move_at(struct(*), 20),"
                + " concat_ws(' ', legal_moves_at(struct(*), 20)), state_hash_at(struct(*), 20),"
                + " round(wilson_low(6, 10), 6), round(wilson_high(6, 10), 6), round(expected_score(1300, 1200), 6),"
                + " round(elo_difference(0.6), 6), round(sprt_llr(array(1, 3, 8, 5, 2), 0, 10), 6),"
                + " round(policy_entropy(map('a', 0.5, 'b', 0.5)), 6),"
                + " round(policy_surprise(map('a', 1.0), map('a', 0.5, 'b', 0.5)), 6),"
                + " sample_weight('gumbel:sims=32', 3), seat_result(array(2, 1, 3), 1) FROM " + A_GAME;
        assertThat(calls).contains(names);
        ask(calls);
    }

    /** Names of RingRift's functions in a session. */
    private static List<String> names(SparkSession session) {
        var registry = ((org.apache.spark.sql.classic.SparkSession) session)
                .sessionState()
                .functionRegistry();
        return CollectionConverters.asJava(registry.listFunction()).stream()
                .filter(function -> registry.lookupFunction(function)
                        .exists(info -> ((ExpressionInfo) info).getClassName().startsWith("org.ringrift.")))
                .map(FunctionIdentifier::funcName)
                .sorted()
                .toList();
    }

    private void joins() {
        ask("SELECT count(*), max(length(board_at(struct(g.*), ply))) FROM ringrift.games AS g"
                + " JOIN (SELECT game_id, ply, root_value FROM ringrift.game_moves) AS m USING (game_id) WHERE ply < 3");
        ask("SELECT count(*) FROM ringrift.game_moves AS a JOIN ringrift.game_moves AS b"
                + " ON a.game_id = b.game_id AND a.ply = b.ply + 1");
        ask("SELECT config_key, model_sha256, sequence FROM ringrift.production_models");
        ask("CREATE TEMPORARY VIEW opened AS SELECT config_key, moves[0].move AS opening FROM ringrift.games");
        ask("SELECT config_key, opening, count(*) FROM opened GROUP BY ALL ORDER BY ALL");
    }

    private void refusals() {
        questions.add(Question.mentions(
                "SELECT board_at(struct(*), 999) FROM " + A_GAME,
                "Cannot show the position at ply 999: the game has plies 0 to "));
        questions.add(Question.mentions(
                "SELECT board_at(1, 2)", "Cannot call board_at with int as its game: it takes a row's columns"));
        questions.add(Question.mentions(
                "SELECT wilson_low(2)",
                "Cannot call wilson_low with 1 argument: it is called as wilson_low(wins, games)."));
        questions.add(Question.mentions("SELECT wilson_low('x', 2)", "The value 'x' of the type \"STRING\" cannot be cast"));
        questions.add(Question.mentions(
                "SELECT * FROM ringrift.games VERSION AS OF 99",
                "Cannot read version 99 of table games: its versions are 0 to 1."));
        questions.add(Question.mentions("SELECT * FROM ringrift.gamse", "`ringrift`.`gamse` cannot be found"));
        questions.add(Question.mentions(
                "DELETE FROM ringrift.games",
                "Cannot write to games: the tables of a warehouse are written by RingRift's stages only."));
    }

    private void otherWarehouse() {
        questions.add(Question.mentions("SET spark.ringrift.warehouse=/nowhere", "/nowhere"));
        questions.add(Question.mentions(
                "SELECT count(*) FROM ringrift.games", "Cannot open warehouse file:/nowhere: there is none."));
        String here = warehouse().toString();
        questions.add(Question.mentions("SET spark.ringrift.warehouse=" + here, here));
    }

    private void namesWithoutPrefix() {
        ask("USE ringrift");
        ask("SELECT count(*) FROM games WHERE winner = 1");
        questions.add(Question.mentions("SHOW TABLES LIKE 'game*'", "games", "game_moves"));
    }

    private void ask(String statement) {
        questions.add(Question.answered(statement, text(own.sql(statement).collectAsList())));
    }

    private static String text(List<Row> rows) {
        return rows.stream()
                .map(row -> CollectionConverters.asJava(row.toSeq()).stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining("\t")))
                .collect(Collectors.joining("\n"));
    }
}

package org.ringrift.jobs.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ringrift.jobs.SharedSpark;

class SqlFunctionsTest {
    private static final Pattern EXAMPLE = Pattern.compile("(?s)Examples:\n\\s+> (SELECT .*?);\n\\s+(.*?)\n");

    private static final SparkSession SPARK = SharedSpark.session();

    static List<String> names() {
        return SqlFunctions.ALL.stream().map(SqlFunction::name).toList();
    }

    private static String description(String function) {
        StringBuilder text = new StringBuilder();
        SPARK.sql("DESCRIBE FUNCTION EXTENDED " + function)
                .collectAsList()
                .forEach(row -> text.append(row.getString(0)).append('\n'));
        return text.toString();
    }

    @ParameterizedTest
    @MethodSource("names")
    void theExampleOfADescriptionGivesWhatItShows(String function) {
        String description = description(function);
        assertThat(description)
                .contains("Function: " + function + "\n", "Usage: " + function + "(", "Arguments:\n")
                .doesNotContain("_FUNC_", "N/A");
        Matcher example = EXAMPLE.matcher(description);
        assertThat(example.find()).as(description).isTrue();
        assertThat(SPARK.sql(example.group(1)).first().get(0).toString().strip())
                .isEqualTo(example.group(2));
    }

    @ParameterizedTest
    @MethodSource("names")
    void aNullArgumentGivesNull(String function) {
        int arguments = SqlFunctions.ALL.stream()
                .filter(known -> known.name().equals(function))
                .mapToInt(known -> (int) known.parameters().stream()
                        .filter(parameter -> parameter.byDefault() == null)
                        .count())
                .findFirst()
                .orElseThrow();
        String game = "named_struct('config_key', 'hex8_2p', 'edition', 'asis', 'swap', false, 'rings_per_player', 18,"
                + " 'lps_rounds', 3, 'moves', array('P:0,0:1'))";
        String call = function.endsWith("_at")
                ? function + "(" + game + ", NULL)"
                : function + "(NULL" + ", NULL".repeat(arguments - 1) + ")";
        assertThat(SPARK.sql("SELECT " + call).first().isNullAt(0)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wilson_low(1) | Cannot call wilson_low with 1 argument: it is called as wilson_low(wins, games)."
                        + " See DESCRIBE FUNCTION EXTENDED wilson_low.",
                "expected_score(1, 2, 3, 4) | Cannot call expected_score with 4 arguments: it is called as"
                        + " expected_score(rating, opponent[, players]). See DESCRIBE FUNCTION EXTENDED expected_score.",
                "board_at(7, 1) | Cannot call board_at with int as its game: it takes a row's columns config_key,"
                        + " edition, swap, rings_per_player, lps_rounds, moves. Give struct(*) of a row of games or"
                        + " matches.",
                "wilson_low(true, 1) | Cannot resolve \"wilson_low(true, 1)\" due to data type mismatch: The first"
                        + " parameter requires the \"BIGINT\" type",
                "wilson_low(3, 2) | Cannot compute a Wilson interval for 3.0 wins in 2.0 games",
                "elo_difference(2) | Cannot compute an Elo difference: the score is 2.0. Give a share of games, 0 to 1.",
                "policy_entropy(map('a', NULL)) | Cannot use a policy with a probability of NaN: each is 0 to 1.",
                "seat_result(array(1, 3), 1) | Cannot value seat 2",
                "seat_result(array(1, 2), 3) | Cannot tell the result of seat 3: the game has seats 1 to 2.",
                "sprt_llr(array(1, 2), 0, 35) | Cannot test blocks counted by 2 totals",
                "sprt_llr(array(0, 0, 0, 0, 0), 35, 0) | Cannot test elo0 = 35.0 against elo1 = 0.0",
            })
    void wrongArgumentsAreErrorsInPlainWords(String call, String message) {
        assertThatThrownBy(() -> SPARK.sql("SELECT " + call).collectAsList())
                .isInstanceOf(SparkThrowable.class)
                .hasMessageContaining(message);
    }

    @Test
    void aGameOfNoConfigurationIsRefused() {
        assertThatThrownBy(() -> SPARK.sql("SELECT board_at(named_struct('config_key', 'hex8_5p', 'edition', 'asis',"
                                + " 'swap', false, 'rings_per_player', 18, 'lps_rounds', 3, 'moves', array('NM')), 0)")
                        .collectAsList())
                .hasMessageContaining("Cannot find configuration 'hex8_5p', the nearest is hex8_");
    }

    @Test
    void theGuideListsTheFunctionsThatThereAre() throws IOException {
        String upToDate = SqlGuide.withFunctions(SqlFunctions.ALL);
        if (Boolean.getBoolean("ringrift.docs.update")) {
            Files.writeString(SqlGuide.path(), upToDate);
        }
        assertThat(SqlGuide.text())
                .as("docs/guide/sql.md is stale: run this test with -Dringrift.docs.update=true")
                .isEqualTo(upToDate);
    }

    @Test
    void aSessionShowsThem() {
        assertThat(SPARK.sql("SHOW FUNCTIONS LIKE '*_at'").collectAsList())
                .extracting(row -> row.getString(0))
                .contains("board_at", "move_at", "legal_moves_at", "state_hash_at");
    }
}

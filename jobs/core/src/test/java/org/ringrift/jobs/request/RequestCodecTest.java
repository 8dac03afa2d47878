package org.ringrift.jobs.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringrift.Sha256;
import org.ringrift.UserError;
import org.ringrift.jobs.config.Domain;
import org.ringrift.jobs.config.Form;
import org.ringrift.player.PlayerSpec;
import org.ringrift.rules.GameConfig;

class RequestCodecTest {
    /** Kinds of bread. */
    enum Bread {
        RYE,
        WHITE
    }

    /** A part of a request. */
    record Part(
            @Domain(description = "A share.", min = 0, below = 1, byDefault = "0.25")
            double share,

            @Domain(description = "A flag.") boolean swap) {}

    /** Every kind of field. */
    record Meal(
            @Domain(description = "A configuration.", form = Form.CONFIG)
            GameConfig config,

            Part part,

            @Domain(name = "count", description = "A number.", unit = "loaves", min = 1, max = 9, byDefault = "3")
            int number,

            @Domain(description = "Bread.", byDefault = "rye")
            Bread bread,

            @Domain(description = "Players.", byDefault = "random", form = Form.PLAYER)
            List<PlayerSpec> players,

            @Domain(description = "Chance.", otherwise = "drawn")
            Optional<Long> lastSeed) {}

    private static final RequestCodec<Meal> MEALS = RequestCodec.of(Meal.class);

    private static final Meal FULL = new Meal(
            GameConfig.parse("hex8_2p"),
            new Part(1e-5, true),
            9,
            Bread.WHITE,
            List.of(PlayerSpec.parse("heuristic"), PlayerSpec.parse("gumbel:sims=8")),
            Optional.of(Long.MIN_VALUE));

    @Test
    void whatIsWrittenIsReadBackAndCanonical() {
        String json = MEALS.write(FULL);
        assertThat(json)
                .isEqualTo("{\"bread\":\"white\",\"config\":\"hex8_2p\",\"count\":9,\"last_seed\":-9223372036854775808,"
                        + "\"players\":[\"heuristic\",\"gumbel:sims=8\"],\"share\":1.0E-5,\"swap\":true}");
        assertThat(MEALS.read("test", json)).isEqualTo(FULL);
        assertThat(MEALS.read("test", MEALS.print(FULL))).isEqualTo(FULL);
        assertThat(MEALS.print(FULL).lines()).first().isEqualTo("{");
        assertThat(MEALS.sha256(FULL)).isEqualTo(Sha256.ofText(json));
    }

    @Test
    void whatIsLeftOutHasItsDefaultAndTheDefaultIsWritten() {
        Meal least = MEALS.read("test", "{\"config\":\"hex8_2p\",\"last_seed\":null}");
        assertThat(least)
                .isEqualTo(new Meal(
                        GameConfig.parse("hex8_2p"),
                        new Part(0.25, false),
                        3,
                        Bread.RYE,
                        List.of(PlayerSpec.parse("random")),
                        Optional.empty()));
        assertThat(MEALS.write(least))
                .isEqualTo("{\"bread\":\"rye\",\"config\":\"hex8_2p\",\"count\":3,\"players\":[\"random\"],"
                        + "\"share\":0.25,\"swap\":false}");
        Meal settled =
                new Meal(least.config(), least.part(), least.number(), least.bread(), least.players(), Optional.of(7L));
        assertThat(MEALS.added(least, settled)).isEqualTo(Map.of("last-seed", List.of("7")));
    }

    @Test
    void fieldsNameTheirOptionsAndMembers() {
        assertThat(MEALS.fields())
                .extracting(RequestField::option)
                .containsExactly("--config", "--share", "--swap", "--count", "--bread", "--players", "--last-seed");
        assertThat(MEALS.fields())
                .extracting(RequestField::required)
                .containsExactly(true, false, false, false, false, false, false);
        assertThat(MEALS.fields().get(3).help()).isEqualTo("A number (default: 3).");
        assertThat(MEALS.fields().get(6).help()).isEqualTo("Chance (default: drawn).");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{}                                    | Cannot go without field config of r.json: give a configuration such as"
                        + " hex8_2p.",
                "{\"config\":\"hex8_2p\",\"cuont\":1}      | Cannot use field cuont of r.json: it is unknown. Did you mean count?",
                "{\"config\":\"hex8_2p\",\"count\":10}     | Cannot use field count of r.json: it is '10', which is out of range: it"
                        + " takes 1 to 9 loaves.",
                "{\"config\":\"hex8_2p\",\"count\":1.5}    | Cannot use field count of r.json: it is '1.5', which is no whole number"
                        + " of fewer than 20 digits: it takes 1 to 9 loaves.",
                "{\"config\":\"hex8_2p\",\"count\":\"3\"}    | Cannot use field count of r.json: it takes a number, in JSON's way of"
                        + " writing it.",
                "{\"config\":\"hex8_2p\",\"swap\":1}       | Cannot use field swap of r.json: it takes true or false, in JSON's way"
                        + " of writing it.",
                "{\"config\":\"hex8_2p\",\"bread\":[]}     | Cannot use field bread of r.json: it takes one value, not a list.",
                "{\"config\":\"hex8_2p\",\"bread\":\"rey\"}  | Cannot use field bread of r.json: it is 'rey', the nearest known value"
                        + " is rye: it takes rye or white.",
                "{\"config\":\"hex9_2p\"}                | Cannot use field config of r.json: it is 'hex9_2p', which will not do,"
                        + " cannot",
                "[1]                                   | Cannot read r.json: a request is a JSON object, such as"
                        + " {\"config\":\"hex8_2p\"}.",
                "{\"config\":\"a\",\"config\":\"b\"}         | Cannot read r.json, line 1: it is no JSON (Duplicate field 'config').",
                "{\"config\":\"hex8_2p\"} 1              | Cannot read r.json: something follows the request.",
                "nonsense                              | Cannot read r.json, line 1: it is no JSON (Unrecognized token",
            })
    void whatIsWrongIsNamed(String json, String message) {
        assertThatThrownBy(() -> MEALS.read("r.json", json))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void aRequestThatAProgramMadeIsCheckedToo() {
        assertThat(MEALS.check(FULL)).isSameAs(FULL);
        Meal none =
                new Meal(FULL.config(), new Part(Double.NaN, false), 3, Bread.RYE, FULL.players(), Optional.empty());
        assertThatThrownBy(() -> MEALS.check(none))
                .hasMessage(
                        "Cannot use field share of the request: it is 'NaN', which is no number: it takes 0 to less than"
                                + " 1.");
    }

    /** A record that is no request. */
    record Wrong(Object thing) {}

    @Test
    void aRecordWithOtherComponentsIsRefused() {
        assertThatThrownBy(() -> RequestCodec.of(Wrong.class)).isInstanceOf(IllegalArgumentException.class);
    }
}

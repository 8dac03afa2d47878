package org.ringrift.player;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringrift.UserError;
import org.ringrift.board.BoardType;
import org.ringrift.player.PlayerSpec.Gumbel;
import org.ringrift.player.PlayerSpec.Heuristic;
import org.ringrift.player.PlayerSpec.Policy;
import org.ringrift.player.PlayerSpec.Random;
import org.ringrift.player.PlayerSpec.RootNoise;
import org.ringrift.search.GumbelSettings;

final class PlayerSpecTest {
    private static final String FORMS = " Valid forms: random, heuristic, policy[:model=M,temperature=T],"
            + " gumbel:sims=N[,fast=F,model=M,heuristic=H,considered=A,noise=0|1,tries=W], where M is production, production-if-any,"
            + " a sha256 or a path.";

    @Test
    void baselinesAreNames() {
        assertThat(PlayerSpec.parse("random")).isEqualTo(new Random());
        assertThat(PlayerSpec.parse(" heuristic ")).isEqualTo(new Heuristic());
    }

    @Test
    void defaultsAreFilledIn() {
        assertThat(PlayerSpec.parse("policy")).isEqualTo(new Policy(Optional.empty(), 0));
        assertThat(PlayerSpec.parse("gumbel:sims=64"))
                .isEqualTo(new Gumbel(64, Optional.empty(), GumbelSettings.DEFAULT_CONSIDERED, RootNoise.GUMBEL));
    }

    @Test
    void everyOptionIsRead() {
        ModelRef production = new ModelRef(ModelRef.Kind.PRODUCTION, "production");
        assertThat(PlayerSpec.parse("gumbel:noise=0,considered=8,model=production,sims=32"))
                .isEqualTo(new Gumbel(32, Optional.of(production), 8, RootNoise.NONE));
        assertThat(PlayerSpec.parse("gumbel:fast=8,sims=32"))
                .isEqualTo(new Gumbel(32, 8, Optional.empty(), OptionalDouble.empty(), 16, RootNoise.GUMBEL, 1000));
        assertThat(PlayerSpec.parse("gumbel:heuristic=0.25,sims=32,model=production"))
                .isEqualTo(new Gumbel(
                        32, 0, Optional.of(production), OptionalDouble.of(0.25), 16, RootNoise.GUMBEL, 1000));
        assertThat(PlayerSpec.parse("gumbel:sims=32,tries=0"))
                .isEqualTo(new Gumbel(32, 0, Optional.empty(), OptionalDouble.empty(), 16, RootNoise.GUMBEL, 0));
        assertThat(PlayerSpec.parse("policy:temperature=0.5,model=0123abcd").model())
                .contains(new ModelRef(ModelRef.Kind.SHA256, "0123abcd"));
        assertThat(PlayerSpec.parse("gumbel:sims=2,model=production-if-any").model())
                .contains(new ModelRef(ModelRef.Kind.PRODUCTION_IF_ANY, "production-if-any"));
        assertThat(PlayerSpec.parse("policy:model=models/a=b.bin").model())
                .contains(new ModelRef(ModelRef.Kind.PATH, "models/a=b.bin"));
        assertThat(PlayerSpec.parse("policy:model=abc").model().orElseThrow().kind())
                .as("too short for a sha256")
                .isEqualTo(ModelRef.Kind.PATH);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "policy:temperature=1.0,model=x/y; policy:model=x/y,temperature=1",
                "policy:temperature=0.0; policy",
                "policy:temperature=0.250; policy:temperature=0.25",
                "gumbel:noise=1,considered=16,sims=007; gumbel:sims=7",
                "gumbel:model=production,fast=3,sims=7; gumbel:sims=7,fast=3,model=production",
                "gumbel:heuristic=0.50,model=production,sims=7; gumbel:sims=7,model=production,heuristic=0.5",
                "gumbel:heuristic=0.0,model=production,sims=7; gumbel:sims=7,model=production,heuristic=0",
                "gumbel:tries=1000,sims=7; gumbel:sims=7",
                "gumbel:tries=50,noise=0,sims=7; gumbel:sims=7,noise=0,tries=50",
                "gumbel:noise=0,considered=4,model=production,sims=7;"
                        + "gumbel:sims=7,model=production,considered=4,noise=0"
            })
    void theSamePlayerHasOneText(String typed, String canonical) {
        assertThat(PlayerSpec.parse(typed).text()).isEqualTo(canonical);
        assertThat(PlayerSpec.parse(canonical)).isEqualTo(PlayerSpec.parse(typed));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "gumbel:sims=7,heuristic=0.5; SQUARE19; true; gumbel:sims=7",
                "gumbel:sims=7,heuristic=0; SQUARE19; true; gumbel:sims=7,heuristic=0",
                "gumbel:sims=7,heuristic=0; HEX8; true; gumbel:sims=7",
                "gumbel:sims=7,heuristic=0.5; HEX8; true; gumbel:sims=7,heuristic=0.5",
                "gumbel:sims=7,fast=2,heuristic=0.5,noise=0; HEX8; false; gumbel:sims=7,fast=2,noise=0",
                "policy:temperature=1; HEX8; false; policy:temperature=1"
            })
    void aShareThatMakesNoDifferenceIsNotPartOfTheName(String typed, BoardType board, boolean net, String name) {
        assertThat(PlayerSpec.parse(typed).seated(board, net).text()).isEqualTo(name);
    }

    @Test
    void theWayToPlayCanBeHadWithoutTheModel() {
        assertThat(PlayerSpec.parse("gumbel:sims=7,model=production,noise=0")
                        .withoutModel()
                        .text())
                .isEqualTo("gumbel:sims=7,noise=0");
        assertThat(PlayerSpec.parse("gumbel:sims=7,fast=3,model=production")
                        .withoutModel()
                        .text())
                .isEqualTo("gumbel:sims=7,fast=3");
        assertThat(PlayerSpec.parse("gumbel:sims=7,model=production,tries=0")
                        .withoutModel()
                        .text())
                .isEqualTo("gumbel:sims=7,tries=0");
        assertThat(PlayerSpec.parse("policy:model=production").withoutModel().text())
                .isEqualTo("policy");
        assertThat(PlayerSpec.parse("random").withoutModel()).isEqualTo(new Random());
        assertThat(PlayerSpec.parse("heuristic").model()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "gumble:sims=3; there is no player 'gumble', the nearest is gumbel.",
                "''; there is no player '', the nearest is random.",
                "random:seed=1; random takes no options.",
                "heuristic:; heuristic takes no options.",
                "gumbel; gumbel needs sims.",
                "gumbel:simulations=3; gumbel has no option 'simulations', the nearest is sims.",
                "policy:temp=1; policy has no option 'temp', the nearest is temperature.",
                "gumbel:sims; option sims has no value.",
                "policy:model=; option model has no value.",
                "gumbel:sims=3,sims=4; option sims is given twice.",
                "gumbel:sims=0; sims must be a whole number from 1 to 100000, not '0'.",
                "gumbel:sims=12345678901; sims must be a whole number from 1 to 100000, not '12345678901'.",
                "gumbel:sims=many; sims must be a whole number from 1 to 100000, not 'many'.",
                "gumbel:sims=3,fast=0; fast must be a whole number from 1 to 100000, not '0'.",
                "gumbel:sims=3,fast=3; fast must be less than sims, which is 3, not 3.",
                "gumbel:sims=3,heuristic=1.5; heuristic must be a decimal number from 0 to 1, not '1.5'.",
                "gumbel:sims=3,considered=0; considered must be a whole number from 1 to 4096, not '0'.",
                "gumbel:sims=3,noise=2; noise must be a whole number from 0 to 1, not '2'.",
                "gumbel:sims=3,tries=100001; tries must be a whole number from 0 to 100000, not '100001'.",
                "policy:temperature=-1; temperature must be a decimal number from 0 to 100, not '-1'.",
                "policy:temperature=101; temperature must be a decimal number from 0 to 100, not '101'."
            })
    void aWrongSpecificationGetsTheReasonAndTheForms(String text, String why) {
        assertThatThrownBy(() -> PlayerSpec.parse(text))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot read player '" + text + "': " + why + FORMS);
    }

    @Test
    void fastSearchesTakeLessAndTeachNothing() {
        PlayerSpec all = PlayerSpec.parse("gumbel:sims=64");
        PlayerSpec few = PlayerSpec.parse("gumbel:sims=64,fast=16");
        assertThat(all.evaluations()).isEqualTo(64);
        assertThat(few.evaluations()).isEqualTo(16 + 12);
        assertThat(all.taughtShare()).isEqualTo(1);
        assertThat(few.taughtShare()).isEqualTo(0.25);
    }

    @Test
    void aModelNeedsAName() {
        assertThatThrownBy(() -> ModelRef.parse(" "))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot find a model without a name: give production, a sha256 or a path.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0123456", "0123456g", "ABCDEF0123", "./production", "Production"})
    void otherTextsAreTakenForPaths(String text) {
        assertThat(ModelRef.parse(text).kind()).isEqualTo(ModelRef.Kind.PATH);
    }

    @Test
    void playersThatDrawLotsAreNotNoiseless() {
        assertThat(List.of("policy", "gumbel:sims=4,noise=0"))
                .allSatisfy(
                        text -> assertThat(PlayerSpec.parse(text).noiseless()).isTrue());
        assertThat(List.of(
                        "random", "heuristic", "policy:temperature=1", "gumbel:sims=4", "gumbel:sims=4,fast=2,noise=0"))
                .allSatisfy(
                        text -> assertThat(PlayerSpec.parse(text).noiseless()).isFalse());
    }
}

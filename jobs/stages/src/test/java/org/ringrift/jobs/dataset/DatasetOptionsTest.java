package org.ringrift.jobs.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ringrift.UserError;
import org.ringrift.encode.EncoderProfile;
import org.ringrift.jobs.dataset.DatasetOptions.Values;
import org.ringrift.rules.Edition;
import org.ringrift.rules.GameConfig;

class DatasetOptionsTest {
    private static final EncoderProfile STANDARD = EncoderProfile.STANDARD;

    @Test
    void choicesThatExcludeEachOtherAreRefused() {
        assertThatThrownBy(() -> new DatasetOptions(EncoderProfile.COMPAT, Values.CORRECTED, 2, 0.1, 100))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot add symmetries in profile compat: the trainer that reads it makes its own. Leave"
                        + " --symmetries and --images out.");
        assertThatThrownBy(() -> new DatasetOptions(STANDARD, Values.LEGACY, 1, 0.1, 100))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot write legacy values in profile standard: they can label a winner as last. Give"
                        + " --profile compat for the predecessor's trainer, or leave --values out.");
    }

    @Test
    void aMixedValueMovesTowardsTheSearchAndKeepsTheSum() {
        float[] two = {1, -1};
        SeatValues.mix(two, 2, 1, 0.5f, 0.4);
        assertThat(two).containsExactly(0.8f, -0.8f);
        float[] three = {-1, 1, 0, 0};
        SeatValues.mix(three, 3, 3, 0.5f, 0.5);
        assertThat(three).containsExactly(-1, 0.875f, 0.25f, 0);
        float[] same = {-1, 1};
        SeatValues.mix(same, 2, 2, 1f, 0.5);
        assertThat(same).containsExactly(-1, 1);
    }

    @Test
    void valuesOfTheSearchAreNotForCompat() {
        DatasetOptions compat = new DatasetOptions(EncoderProfile.COMPAT, Values.CORRECTED, 1, 0.1, 100);
        assertThatThrownBy(() -> compat.withSearchValue(0.5))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot mix the search's values in profile compat: the trainer that reads it knows none."
                        + " Leave --search-value out.");
    }

    @Test
    void numbersOutOfRangeAreRefused() {
        GameFilter all = GameFilter.all(Edition.ASIS);
        refused(all, new DatasetOptions(STANDARD, Values.CORRECTED, 0, 0.1, 100), "symmetries", "0");
        refused(all, new DatasetOptions(STANDARD, Values.CORRECTED, 1, 1, 100), "validation", "1.0");
        refused(all, new DatasetOptions(STANDARD, Values.CORRECTED, 1, Double.NaN, 100), "validation", "NaN");
        refused(all, new DatasetOptions(STANDARD, Values.CORRECTED, 1, 0.1, 70_000), "shard_rows", "70000");
        refused(new GameFilter(Edition.ASIS, List.of(), -1, 0), DatasetOptions.STANDARD, "min_moves", "-1");
        DatasetOptions nine = new DatasetOptions(STANDARD, Values.CORRECTED, 9, 0.1, 100);
        assertThat(DatasetRequest.of(GameConfig.parse("hex8_2p"), 0, all, nine, 1))
                .isNotNull();
        assertThatThrownBy(() -> DatasetRequest.of(GameConfig.parse("square8_2p"), 0, all, nine, 1))
                .hasMessage("Cannot make 9 images of a sample: square8 has 8 symmetries.");
        assertThatThrownBy(() -> new GameFilter(Edition.ASIS, List.of(" "), 0, 0))
                .hasMessageStartingWith("Cannot choose games by an empty player pattern");
    }

    private static void refused(GameFilter filter, DatasetOptions options, String field, String value) {
        DatasetRequest request = DatasetRequest.of(GameConfig.parse("hex8_2p"), 0, filter, options, 1);
        assertThatThrownBy(() -> DatasetStage.REQUESTS.check(request))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith(
                        "Cannot use field " + field + " of the request: it is '" + value + "', which is ");
    }

    @Test
    void theIdentityFollowsFromEverythingThatDeterminesTheFiles() {
        GameConfig config = GameConfig.parse("hex8_2p");
        GameFilter all = GameFilter.all(Edition.ASIS);
        DatasetRequest one = DatasetRequest.of(config, 4, all, DatasetOptions.STANDARD, 1);
        assertThat(one.datasetId())
                .isEqualTo(DatasetRequest.of(config, 4, all, DatasetOptions.STANDARD, 1)
                        .datasetId())
                .matches("[0-9a-f]{64}");
        GameFilter longer = new GameFilter(Edition.ASIS, List.of(), 1, 0);
        DatasetOptions images = new DatasetOptions(STANDARD, Values.CORRECTED, 2, 0.1, 8192);
        assertThat(List.of(
                                one,
                                DatasetRequest.of(GameConfig.parse("hex8_3p"), 4, all, DatasetOptions.STANDARD, 1),
                                DatasetRequest.of(config, 5, all, DatasetOptions.STANDARD, 1),
                                DatasetRequest.of(config, 4, longer, DatasetOptions.STANDARD, 1),
                                DatasetRequest.of(config, 4, all, images, 1),
                                DatasetRequest.of(config, 4, all, DatasetOptions.STANDARD, 2))
                        .stream()
                        .map(DatasetRequest::datasetId))
                .doesNotHaveDuplicates();
    }

    @Test
    void theIdentityOfARevisedProfileIsNotThatOfItsFirstRevision() {
        GameFilter all = GameFilter.all(Edition.ASIS);
        GameConfig config = GameConfig.parse("square8_3p");
        DatasetOptions compat = new DatasetOptions(EncoderProfile.COMPAT, Values.CORRECTED, 1, 0.1, 8192);
        assertThat(DatasetRequest.of(config, 4, all, compat, 1).datasetId())
                .as("the identity before its arrays became those of the predecessor's exporter")
                .isNotEqualTo("68910123d48e4f676e2347be21bc354236fdca170d8f2814a964f908b7e41048");
    }

    @Test
    void versionsOfTwoWarehousesAreNotTheSameForTheirNumber() {
        DatasetRequest request = DatasetRequest.of(
                GameConfig.parse("hex8_2p"),
                4,
                GameFilter.all(Edition.ASIS),
                new DatasetOptions(EncoderProfile.COMPAT, Values.CORRECTED, 1, 0.1, 8192),
                1);
        assertThat(List.of(
                        request.datasetId(),
                        request.ofTable("one").datasetId(),
                        request.ofTable("other").datasetId()))
                .doesNotHaveDuplicates();
    }

    @Test
    void patternsOfPlayersAreTakenLiterallySaveForTheStar() {
        GameFilter filter = new GameFilter(Edition.ASIS, List.of("gumbel:*", "policy:temperature=0.5"), 0, 0);
        assertThat("gumbel:sims=32,noise=0").matches(filter.playerExpression());
        assertThat("policy:temperature=0.5").matches(filter.playerExpression());
        assertThat("policy:temperature=0x5").doesNotMatch(filter.playerExpression());
        assertThat("gumbel").doesNotMatch(filter.playerExpression());
        GameFilter searched = new GameFilter(Edition.ASIS, List.of("searched"), 0, 0);
        assertThat("gumbel:sims=32").matches(searched.playerExpression());
        assertThat("heuristic").doesNotMatch(searched.playerExpression());
    }
}

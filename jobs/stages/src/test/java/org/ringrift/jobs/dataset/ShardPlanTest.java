package org.ringrift.jobs.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ringrift.encode.EncoderProfile;
import org.ringrift.jobs.dataset.DatasetOptions.Images;
import org.ringrift.jobs.dataset.DatasetOptions.Values;
import org.ringrift.jobs.dataset.ShardPlan.Shard;
import org.ringrift.jobs.dataset.ShardPlan.Slice;
import org.ringrift.jobs.lake.Rows;

class ShardPlanTest {
    private static List<CountedGame> games(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new CountedGame(Rows.sha(i), Rows.sha(i), i % 7 * 5, null))
                .toList();
    }

    private static DatasetOptions options(int symmetries, double share, int shardRows) {
        return new DatasetOptions(EncoderProfile.STANDARD, Values.CORRECTED, symmetries, share, shardRows);
    }

    @Test
    void everyRowOfEveryGameIsInExactlyOneFile() {
        for (int shardRows : new int[] {1, 17, 64, 60_000}) {
            ShardPlan plan = ShardPlan.of(games(60), options(3, 0.2, shardRows), 4);
            TreeMap<String, Integer> seen = new TreeMap<>();
            int number = 0;
            for (Shard shard : plan.shards()) {
                assertThat(shard.number()).isEqualTo(number++);
                assertThat(shard.rows()).isPositive().isLessThanOrEqualTo(shardRows);
                for (Slice slice : shard.slices()) {
                    assertThat(slice.from()).isEqualTo(seen.getOrDefault(slice.gameId(), 0));
                    assertThat(slice.to()).isGreaterThan(slice.from());
                    seen.put(slice.gameId(), slice.to());
                }
            }
            List<CountedGame> used =
                    games(60).stream().filter(game -> game.samples() > 0).toList();
            assertThat(seen).hasSize(used.size());
            Set<String> validation =
                    Splits.validation(used.stream().map(CountedGame::gameId).toList(), 0.2, 4);
            used.forEach(game -> assertThat(seen.get(game.gameId()))
                    .isEqualTo(game.samples() * (validation.contains(game.gameId()) ? 1 : 3)));
        }
    }

    @Test
    void ofCopiesOneIsUsedAndNoneIsOnTheOtherSide() {
        List<CountedGame> copies = IntStream.range(0, 40)
                .mapToObj(i -> new CountedGame(Rows.sha(i), Rows.sha(1000 + i % 2), 6, null))
                .toList();
        ShardPlan plan = ShardPlan.of(copies, options(1, 0.2, 60_000), 4);
        assertThat(plan.copies()).isEqualTo(38);
        assertThat(plan.shards()).extracting(Shard::split).containsExactly(Splits.TRAIN, Splits.VALIDATION);
        assertThat(plan.shards()).extracting(Shard::rows).containsExactly(6, 6);
    }

    @Test
    void aCopyStepsInForOneThatWasRejected() {
        List<CountedGame> copies = List.of(
                new CountedGame(Rows.sha(1), Rows.sha(9), 0, "it is damaged"),
                new CountedGame(Rows.sha(2), Rows.sha(9), 6, null));
        ShardPlan plan = ShardPlan.of(copies, options(1, 0.2, 60_000), 4);
        assertThat(plan.shards().get(0).slices()).extracting(Slice::gameId).containsExactly(Rows.sha(2));
        assertThat(plan.copies()).isZero();
    }

    @Test
    void filesOfASplitAreOfNearlyEqualSize() {
        ShardPlan plan = ShardPlan.of(games(200), options(1, 0.2, 100), 4);
        List<Integer> sizes = plan.shards().stream()
                .filter(shard -> shard.split().equals(Splits.TRAIN))
                .map(Shard::rows)
                .toList();
        assertThat(Collections.max(sizes) - Collections.min(sizes)).isLessThanOrEqualTo(1);
    }

    @Test
    void theOrderOfTheGamesMakesNoDifference() {
        List<CountedGame> shuffled = new ArrayList<>(games(50));
        Collections.shuffle(shuffled, new Random(8));
        assertThat(ShardPlan.of(shuffled, options(2, 0.1, 40), 9))
                .isEqualTo(ShardPlan.of(games(50), options(2, 0.1, 40), 9));
    }

    @Test
    void aGameStaysOnItsSideWhenOthersCome() {
        List<String> few = games(100).stream().map(CountedGame::gameId).toList();
        List<String> many = games(400).stream().map(CountedGame::gameId).toList();
        Set<String> before = Splits.validation(few, 0.25, 3);
        Set<String> after = Splits.validation(many, 0.25, 3);
        assertThat(after).containsAll(before);
        assertThat(after.stream().filter(few::contains)).hasSameSizeAs(before);
        assertThat(after.size()).isBetween(70, 130);
        assertThat(Splits.validation(many, 0.25, 4)).isNotEqualTo(after);
    }

    @Test
    void twoGamesGiveOneToEachSideAndOneGameIsForTraining() {
        for (int seed = 0; seed < 20; seed++) {
            List<String> two = List.of(Rows.sha(1), Rows.sha(2));
            assertThat(Splits.validation(two, 0.1, seed)).hasSize(1);
            assertThat(Splits.validation(two, 0.9, seed)).hasSize(1);
            assertThat(Splits.validation(two, 0, seed)).isEmpty();
            assertThat(Splits.validation(two.subList(0, 1), 0.9, seed)).isEmpty();
        }
    }

    @Test
    void imagesAreDistinctBeginWithTheIdentityAndFollowFromTheSeed() {
        SymmetrySampler symmetrySampler = new SymmetrySampler(12);
        for (int ply = 0; ply < 50; ply++) {
            int[] drawn =
                    symmetrySampler.draw(Images.ITSELF, 5, 1, Rows.sha(3), ply).clone();
            assertThat(drawn[0]).isZero();
            assertThat(IntStream.of(drawn).limit(5).distinct().count()).isEqualTo(5);
            assertThat(symmetrySampler.draw(Images.ITSELF, 5, 1, Rows.sha(3), ply))
                    .isEqualTo(drawn);
        }
        assertThat(symmetrySampler.draw(Images.ITSELF, 12, 1, Rows.sha(3), 0).clone())
                .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
    }

    @Test
    void drawnImagesAreDistinctAndTheFirstIsAnyOfThemAsOften() {
        SymmetrySampler symmetrySampler = new SymmetrySampler(8);
        int[] first = new int[8];
        int others = 0;
        for (int ply = 0; ply < 8000; ply++) {
            int[] drawn =
                    symmetrySampler.draw(Images.DRAWN, 3, 1, Rows.sha(3), ply).clone();
            assertThat(IntStream.of(drawn).limit(3).distinct().count()).isEqualTo(3);
            first[drawn[0]]++;
            int other = symmetrySampler.draw(Images.DRAWN, 1, 2, Rows.sha(3), ply)[0];
            others += other == drawn[0] ? 0 : 1;
        }
        // 1000 and 7000 expected; five standard deviations of a binomial are 150.
        for (int count : first) {
            assertThat(count).isBetween(850, 1150);
        }
        assertThat(others).isBetween(6850, 7150);
    }
}

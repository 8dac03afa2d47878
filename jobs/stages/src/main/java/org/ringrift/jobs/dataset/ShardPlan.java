package org.ringrift.jobs.dataset;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which rows of which games make up each file. Rows are ordered by game, ply and image; each split is cut into files of
 * nearly equal size. Depends on the games alone, not on where they are processed.
 *
 * @param shards the files, train before validation, numbered from 0 over both
 * @param copies games that were left out because another one has the same content
 */
record ShardPlan(List<Shard> shards, int copies) {
    ShardPlan {
        shards = List.copyOf(shards);
    }

    /**
     * Rows of one game.
     *
     * @param gameId the game
     * @param from first row, counted within the game
     * @param to behind the last row
     */
    record Slice(String gameId, int from, int to) {}

    /**
     * One file.
     *
     * @param number of the file
     * @param split side that it is on
     * @param slices its rows, in order
     */
    record Shard(int number, String split, List<Slice> slices) {
        int rows() {
            return slices.stream().mapToInt(slice -> slice.to() - slice.from()).sum();
        }
    }

    /**
     * Plans the files.
     *
     * @param games counted games, in any order; those without samples are left out, and of copies all but the one of the
     *     least identity
     * @param options sizes of files and split, number of images
     * @param seed decides the split
     * @return the plan; without files if no game has a sample
     */
    static ShardPlan of(List<CountedGame> games, DatasetOptions options, long seed) {
        List<CountedGame> used = games.stream()
                .filter(game -> game.samples() > 0)
                .sorted(Comparator.comparing(CountedGame::gameId))
                .toList();
        Set<String> contents = new HashSet<>();
        List<CountedGame> distinct =
                used.stream().filter(game -> contents.add(game.content())).toList();
        Set<String> validation = Splits.validation(List.copyOf(contents), options.validationShare(), seed);
        List<Shard> shards = new ArrayList<>();
        cut(rows(distinct, validation, false), options.symmetries(), options.shardRows(), Splits.TRAIN, shards);
        cut(rows(distinct, validation, true), 1, options.shardRows(), Splits.VALIDATION, shards);
        return new ShardPlan(shards, used.size() - distinct.size());
    }

    private static List<CountedGame> rows(List<CountedGame> games, Set<String> validation, boolean inside) {
        return games.stream()
                .filter(game -> validation.contains(game.content()) == inside)
                .toList();
    }

    private static void cut(List<CountedGame> games, int images, int shardRows, String split, List<Shard> into) {
        long total =
                games.stream().mapToLong(game -> (long) game.samples() * images).sum();
        long files = (total + shardRows - 1) / shardRows;
        List<Slice> slices = new ArrayList<>();
        long file = 0;
        long done = 0;
        for (CountedGame game : games) {
            int rows = Math.multiplyExact(game.samples(), images);
            for (int from = 0; from < rows; ) {
                long end = total * (file + 1) / files;
                int to = (int) Math.min(rows, from + end - done);
                slices.add(new Slice(game.gameId(), from, to));
                done += to - from;
                from = to;
                if (done == end) {
                    into.add(new Shard(into.size(), split, List.copyOf(slices)));
                    slices.clear();
                    file++;
                }
            }
        }
    }
}

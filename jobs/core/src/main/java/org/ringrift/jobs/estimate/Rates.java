package org.ringrift.jobs.estimate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleBiFunction;
import org.ringrift.board.BoardType;
import org.ringrift.net.NetArchitecture;
import org.ringrift.net.NetShapes;
import org.ringrift.net.NetSize;
import org.ringrift.rules.GameConfig;

/**
 * Rates of one core, looked up in a bench table. Where the table has a row for other configurations only, it is scaled by
 * what makes the difference: rules by the rates of random play, nets by area and weights. Immutable.
 */
final class Rates {
    /** The configuration that the bench measures most of. */
    private static final GameConfig MAX_MEASURED = new GameConfig(BoardType.HEX8, 2);

    /**
     * Samples are learned from so many times slower than positions are evaluated in large batches: the backward pass, the
     * optimizer, and DJL against ONNX Runtime. Measured, one thread, a net of 6 blocks of 64 filters: 2968 positions/s
     * evaluated, 490 samples/s trained.
     */
    private static final double TRAINING_FACTOR = 6;

    private final BenchTable table;

    Rates(BenchTable table) {
        this.table = table;
    }

    /** Steps of random play. */
    Optional<Rate> steps(GameConfig config) {
        return like("random play", config, this::rules);
    }

    /** Moves of the heuristic player. */
    Optional<Rate> heuristicMoves(GameConfig config) {
        return like("heuristic move", config, this::rules);
    }

    /** Simulations of a search whose evaluations cost nothing. */
    Optional<Rate> simulations(GameConfig config) {
        return like("search 64 sims", config, this::rules);
    }

    /** Evaluations by a net in searches that play, the searches included; nets are served in int8 unless told otherwise. */
    Optional<Rate> evaluations(GameConfig config, NetArchitecture net) {
        return ofNet(List.of("self-play %s int8", "self-play %s float32"), config, net);
    }

    /** Samples that a net learns from. */
    Optional<Rate> trainingSamples(GameConfig config, NetArchitecture net) {
        Optional<Rate> measured = ofNet(List.of("train %s"), config, net);
        return measured.isPresent()
                ? measured
                : ofNet(List.of("net %s float32 batch 256"), config, net)
                        .map(rate -> rate.slower(TRAINING_FACTOR, "divided by " + (int) TRAINING_FACTOR));
    }

    /** Samples of a dataset. */
    Optional<Rate> datasetSamples(GameConfig config) {
        for (GameConfig other : likeliest(config)) {
            for (int cores : List.of(1, table.cores())) {
                OptionalDouble median = table.median("stage dataset " + other.key() + " local[" + cores + "]");
                if (median.isPresent()) {
                    Rate rate = new Rate(
                            median.getAsDouble() / cores, "stage dataset " + other.key() + " local[" + cores + "]");
                    return Optional.of(scaled(rate, other, config, Rates::features));
                }
            }
        }
        return Optional.empty();
    }

    /** Whole games of heuristic players, by the stage itself. */
    Optional<Rate> heuristicGames(GameConfig config) {
        for (int cores : List.of(table.cores(), 1)) {
            String row = "stage self-play heuristic " + config.key() + " local[" + cores + "]";
            OptionalDouble median = table.median(row);
            if (median.isPresent()) {
                return Optional.of(new Rate(median.getAsDouble() / cores, row));
            }
        }
        return Optional.empty();
    }

    private Optional<Rate> ofNet(List<String> rows, GameConfig config, NetArchitecture net) {
        List<NetSize> sizes = new ArrayList<>(List.of(NetSize.values()));
        // The size itself, else the one that is nearest in work.
        sizes.sort(Comparator.comparingDouble(size -> distance(size, net)));
        for (NetSize size : sizes) {
            for (String row : rows) {
                Optional<Rate> rate = like(String.format(Locale.ROOT, row, size.key()), config, Rates::area);
                if (rate.isPresent()) {
                    double factor = work(net) / work(size.architecture());
                    return factor == 1 ? rate : rate.map(base -> base.slower(factor, "scaled to " + net.name()));
                }
            }
        }
        return Optional.empty();
    }

    private static double distance(NetSize size, NetArchitecture net) {
        return Math.abs(Math.log(work(size.architecture()) / work(net)));
    }

    /** Multiplications of the trunk for a cell, up to a factor. */
    private static double work(NetArchitecture net) {
        return (double) net.blocks() * net.filters() * net.filters();
    }

    /** How many times as much work the rules of one configuration are as those of another. */
    private double rules(GameConfig from, GameConfig to) {
        OptionalDouble one = table.median("random play " + from.key());
        OptionalDouble other = table.median("random play " + to.key());
        return one.isPresent() && other.isPresent() ? one.getAsDouble() / other.getAsDouble() : area(from, to);
    }

    private static double area(GameConfig from, GameConfig to) {
        return (double) NetShapes.of(to).area() / NetShapes.of(from).area();
    }

    private static double features(GameConfig from, GameConfig to) {
        return (double) NetShapes.of(to).featureSize() / NetShapes.of(from).featureSize();
    }

    private Optional<Rate> like(String what, GameConfig config, ToDoubleBiFunction<GameConfig, GameConfig> cost) {
        for (GameConfig other : likeliest(config)) {
            OptionalDouble median = table.median(what + " " + other.key());
            if (median.isPresent()) {
                Rate rate = new Rate(median.getAsDouble(), what + " " + other.key());
                return Optional.of(scaled(rate, other, config, cost));
            }
        }
        return Optional.empty();
    }

    private static Rate scaled(
            Rate rate, GameConfig from, GameConfig to, ToDoubleBiFunction<GameConfig, GameConfig> cost) {
        return from.equals(to) ? rate : rate.slower(cost.applyAsDouble(from, to), "scaled to " + to.key());
    }

    /** Configurations to look for: the one itself, those on its board, the most measured one, all others. */
    private static List<GameConfig> likeliest(GameConfig config) {
        List<GameConfig> order = new ArrayList<>(List.of(config));
        GameConfig.all().stream()
                .filter(other -> other.board() == config.board())
                .forEach(order::add);
        order.add(MAX_MEASURED);
        order.addAll(GameConfig.all());
        return order.stream().distinct().toList();
    }
}

package org.ringrift.jobs.dataset;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ringrift.encode.EncoderProfile;
import org.ringrift.encode.PositionEncoder;
import org.ringrift.jobs.dataset.ShardTask.GameSlice;
import org.ringrift.jobs.lake.schema.GamePlayer;
import org.ringrift.jobs.lake.schema.GameRow;
import org.ringrift.npz.DType;
import org.ringrift.npz.NpyOutput;
import org.ringrift.npz.NpzSpool;
import org.ringrift.npz.NpzWriter;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.Move;

/**
 * Writes one NPZ file, sample by sample; only small columns are held in memory. Arrays and their meaning:
 * {@code docs/reference/npz.md}. The same samples give the same bytes. Not thread-safe.
 */
final class ShardWriter implements Closeable {
    private static final int SEATS = 4;
    /** Strength and quality are not estimated here; the predecessor's neutral values. */
    private static final float NEUTRAL_ELO = 1500f;

    private static final float NEUTRAL_QUALITY = 1f;
    private static final int FEATURE_VERSION = 2;

    private final GameConfig config;
    private final EncoderProfile profile;
    private final double searchValue;
    private final PositionEncoder encoder;
    private final PolicyColumns policy;
    private final NpzWriter writer;
    private final NpzSpool spool;
    private final NpyOutput features;
    private final NpyOutput globalColumn;
    private final NpyOutput values;
    private final NpyOutput seatValues;
    private final NpyOutput moveNumbers;
    private final NpyOutput gameMoves;
    /** Null where all samples count alike. */
    private final NpyOutput sampleWeights;

    private final int rows;
    private final List<String> phases = new ArrayList<>();
    private final List<String> moveTypes = new ArrayList<>();
    private final List<String> victoryTypes = new ArrayList<>();
    private final List<String> engineModes = new ArrayList<>();
    private final List<String> opponentTypes = new ArrayList<>();
    private final float[] planes;
    private final byte[] counts;
    private final float[] scalars;
    private final float[] bySeat = new float[SEATS];
    private Instant newest = Instant.EPOCH;
    private String lastGame = "";
    private List<String> engineModesOfGame = List.of();
    private List<String> opponentTypesOfGame = List.of();
    private int games;

    /**
     * Begins a file.
     *
     * @param out where it goes; closed with this
     * @param scratch folder for temporary files
     * @param config configuration of the games
     * @param options layout of the file and meaning of its values
     * @param rows samples that will be added, exactly
     */
    ShardWriter(OutputStream out, Path scratch, GameConfig config, DatasetOptions options, int rows)
            throws IOException {
        this.config = config;
        this.profile = options.profile();
        this.searchValue = options.searchValue();
        this.rows = rows;
        encoder = PositionEncoder.of(config, profile);
        scalars = new float[encoder.globals()];
        planes = new float[encoder.size()];
        counts = new byte[encoder.size()];
        writer = new NpzWriter(out);
        spool = new NpzSpool(scratch);
        DType element = compat() ? DType.FLOAT32 : DType.UINT8;
        features = writer.open("features", element, rows, encoder.channels(), encoder.side(), encoder.side());
        globalColumn = spool.add("globals", DType.FLOAT32, scalars.length);
        values = spool.add("values", DType.FLOAT32);
        seatValues = spool.add("values_mp", DType.FLOAT32, SEATS);
        moveNumbers = spool.add("move_numbers", DType.INT32);
        gameMoves = spool.add("total_game_moves", DType.INT32);
        sampleWeights = options.weighted() ? spool.add("sample_weights", DType.FLOAT32) : null;
        policy = compat() ? new CompatPolicy(config) : new StandardPolicy(config, rows, spool);
    }

    /**
     * Adds a sample.
     *
     * @param decision the position and its target
     * @param slice the game that it comes from
     * @param targets the game's values
     * @param symmetry image in which it appears
     */
    void add(Decision decision, GameSlice slice, SeatValues targets, int symmetry) throws IOException {
        GameRow game = slice.game();
        int seat = decision.state().seat();
        writePlanes(decision, symmetry);
        encoder.encodeGlobals(decision.state(), scalars, 0);
        globalColumn.write(scalars);
        System.arraycopy(targets.seats(), 0, bySeat, 0, targets.seats().length);
        Float searched = decision.recorded.rootValue();
        boolean mixed = searchValue > 0 && searched != null;
        if (mixed) {
            SeatValues.mix(bySeat, config.players(), seat, searched, searchValue);
        }
        values.write(mixed ? bySeat[seat - 1] : targets.moving()[seat - 1]);
        seatValues.write(bySeat);
        moveNumbers.write(decision.recorded.ply());
        gameMoves.write(game.moveCount());
        if (sampleWeights != null) {
            sampleWeights.write(slice.weights()[seat - 1]);
        }
        policy.add(decision, symmetry);
        phases.add(decision.state().phase().key());
        moveTypes.add(Move.type(decision.playedMove()).engineName());
        victoryTypes.add(game.reason());
        if (!game.gameId().equals(lastGame)) {
            beginGame(game);
        }
        engineModes.add(engineModesOfGame.get(seat - 1));
        opponentTypes.add(opponentTypesOfGame.get(seat - 1));
    }

    /** As counts, except for the predecessor's trainer, which takes what it finds for the planes themselves. */
    private void writePlanes(Decision decision, int symmetry) throws IOException {
        if (compat()) {
            encoder.encode(decision.frames, symmetry, planes, 0);
            features.write(planes);
        } else {
            encoder.encodeCounts(decision.frames, symmetry, counts, 0);
            features.write(counts);
        }
    }

    private boolean compat() {
        return profile == EncoderProfile.COMPAT;
    }

    private void beginGame(GameRow game) {
        lastGame = game.gameId();
        games++;
        newest = game.createdAt().isAfter(newest) ? game.createdAt() : newest;
        List<String> specs = game.players().stream().map(GamePlayer::spec).toList();
        engineModesOfGame = specs.stream().map(PlayerKinds::engineMode).toList();
        opponentTypesOfGame = IntStream.rangeClosed(1, specs.size())
                .mapToObj(seat -> PlayerKinds.opponentType(specs, seat))
                .toList();
    }

    /** Completes the file. */
    void finish() throws IOException {
        features.close();
        if (!compat()) {
            writer.floats("feature_divisors", encoder.divisors(), encoder.channels());
        }
        spool.writeTo(writer);
        policy.writeTo(writer);
        int[] players = new int[rows];
        Arrays.fill(players, config.players());
        writer.integers("num_players", DType.INT32, players, rows);
        writer.texts("phases", phases);
        writer.texts("move_types", moveTypes);
        writer.texts("victory_types", victoryTypes);
        writer.texts("engine_modes", engineModes);
        writer.texts("opponent_types", opponentTypes);
        writer.floats("opponent_elo", constant(NEUTRAL_ELO), rows);
        writer.floats("generator_elo", constant(NEUTRAL_ELO), rows);
        writer.floats("quality_score", constant(NEUTRAL_QUALITY), rows);
        writeScalars();
        writer.finish();
    }

    private float[] constant(float value) {
        float[] column = new float[rows];
        Arrays.fill(column, value);
        return column;
    }

    private void writeScalars() throws IOException {
        writer.scalar("board_type", config.board().key());
        writer.scalar("board_size", (long) encoder.side());
        writer.scalar("spatial_size", (long) encoder.side());
        writer.scalar("history_length", (long) encoder.frames() - 1);
        writer.scalar("feature_version", (long) FEATURE_VERSION);
        writer.scalar("policy_encoding", policy.encoding());
        writer.scalar("encoder_type", encoder.encoderName());
        writer.scalar("encoder_version", "v" + encoder.version());
        writer.scalar("in_channels", (long) encoder.channels());
        writer.scalar("policy_size", (long) policy.policySize());
        writer.scalar("max_policy_index", (long) policy.greatestIndex());
        writer.scalar("policies_normalized", true);
        writer.scalar("export_version", compat() ? "2.1" : "ringrift-2");
        if (compat()) {
            Map<String, Object> metadata = new LinkedHashMap<>();
            // Not the time of day, so that equal data give equal files.
            metadata.put("export_time", newest.toString());
            metadata.put("newest_game_time", newest.toString());
            metadata.put("game_count", games);
            metadata.put("sample_count", rows);
            writer.dictionary("metadata", metadata);
        }
    }

    @Override
    public void close() throws IOException {
        try (writer) {
            spool.close();
        }
    }
}

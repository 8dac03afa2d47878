package org.ringrift.jobs.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ringrift.encode.EncoderProfile;
import org.ringrift.encode.PolicyIndex;
import org.ringrift.encode.PositionEncoder;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.schema.DatasetRow;
import org.ringrift.jobs.lake.schema.GameMove;
import org.ringrift.jobs.lake.schema.GameRow;
import org.ringrift.npz.NpzReader;
import org.ringrift.record.Replay;
import org.ringrift.rules.GameState;
import org.ringrift.rules.Rules;

/** One sample, as a file of hex8_2p has it or as a game and the rules demand it. */
final class Sample {
    int ply;
    int seat;
    boolean soft;
    float value;
    int[] indices;
    int[] second;
    float[] policy;
    float[] features;
    String phase;

    /** Names of the arrays that differ; quicker than a comparison field by field. */
    List<String> differences(Sample other) {
        List<String> names = new ArrayList<>();
        if (ply != other.ply || seat != other.seat || soft != other.soft || value != other.value) {
            names.add("scalars");
        }
        if (!phase.equals(other.phase)) {
            names.add("phase");
        }
        if (!Arrays.equals(indices, other.indices) || !Arrays.equals(second, other.second)) {
            names.add("indices");
        }
        if (!Arrays.equals(policy, other.policy)) {
            names.add("policy");
        }
        if (!Arrays.equals(features, other.features)) {
            names.add("features");
        }
        return names;
    }

    /** The rows of a file. */
    static List<Sample> read(Lake lake, DatasetRow row) {
        try (NpzReader npz = Datasets.open(lake, row)) {
            int n = (int) row.rows();
            float[] features = Datasets.planes(npz);
            int size = features.length / n;
            long[] offsets = npz.longs("policy_offsets");
            int[] indices = npz.ints("policy_indices");
            int[] second = npz.ints("policy_second");
            float[] policy = npz.floats("policy_values");
            int[] plies = npz.ints("move_numbers");
            byte[] seats = npz.bytes("seats");
            float[] values = npz.floats("values");
            List<String> phases = npz.texts("phases");
            List<String> modes = npz.texts("engine_modes");
            List<Sample> samples = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                int from = (int) offsets[i];
                int to = (int) offsets[i + 1];
                Sample sample = new Sample();
                sample.ply = plies[i];
                sample.seat = seats[i];
                sample.soft = modes.get(i).equals("gumbel_mcts");
                sample.value = values[i];
                sample.indices = Arrays.copyOfRange(indices, from, to);
                sample.second = Arrays.copyOfRange(second, from, to);
                sample.policy = Arrays.copyOfRange(policy, from, to);
                sample.features = Arrays.copyOfRange(features, i * size, (i + 1) * size);
                sample.phase = phases.get(i);
                samples.add(sample);
            }
            return samples;
        }
    }

    /** The samples of a game, told apart from its row and the rules alone. */
    static List<Sample> of(GameRow game) {
        List<Sample> samples = new ArrayList<>();
        List<GameState> decisions = new ArrayList<>();
        PolicyIndex index = new PolicyIndex(Datasets.HEX);
        PositionEncoder encoder = PositionEncoder.of(Datasets.HEX, EncoderProfile.STANDARD);
        Replay replay = new Replay(Rules.of(Datasets.HEX));
        replay.run(game.moves().stream().map(GameMove::move).toList(), (state, legal, played) -> {
            if (legal.size() < 2) {
                return;
            }
            decisions.add(0, state.copy());
            if (decisions.size() <= game.openingDecisions()) {
                return;
            }
            GameMove move = game.moves().get(state.ply());
            Sample sample = new Sample();
            sample.ply = state.ply();
            sample.seat = state.seat();
            sample.soft = move.policy() != null;
            sample.value = game.winner() == state.seat() ? 1f : -1f;
            sample.phase = state.phase().key();
            sample.indices = new int[legal.size()];
            sample.second = new int[legal.size()];
            sample.policy = new float[legal.size()];
            double sum = 0;
            for (int i = 0; i < legal.size(); i++) {
                sum += mass(move, replay.notation().format(state, legal.get(i)));
            }
            for (int i = 0; i < legal.size(); i++) {
                sample.indices[i] = index.first(state, legal.get(i), 0);
                sample.second[i] = index.second(state, legal.get(i), 0);
                sample.policy[i] = (float) (mass(move, replay.notation().format(state, legal.get(i))) / sum);
            }
            GameState[] frames = new GameState[4];
            for (int i = 0; i < Math.min(4, decisions.size()); i++) {
                frames[i] = decisions.get(i);
            }
            sample.features = new float[encoder.size()];
            encoder.encode(frames, 0, sample.features, 0);
            samples.add(sample);
        });
        return samples;
    }

    private static double mass(GameMove move, String notation) {
        if (move.policy() == null) {
            return notation.equals(move.move()) ? 1 : 0;
        }
        return move.policy().getOrDefault(notation, 0f);
    }
}

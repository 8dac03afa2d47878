package org.ringrift.jobs.bench.workload;

import org.ringrift.encode.EncoderProfile;
import org.ringrift.encode.PolicyIndex;
import org.ringrift.encode.PositionEncoder;
import org.ringrift.eval.EvalRequest;
import org.ringrift.rules.GameState;
import org.ringrift.rules.MoveList;

/** What turns positions and moves into the numbers of a net. */
public final class EncodeWorkloads {
    private EncodeWorkloads() {}

    /** The feature planes and the globals of a position. */
    public static Workload features(Positions positions) {
        PositionEncoder encoder = PositionEncoder.of(positions.rules().config(), EncoderProfile.STANDARD);
        float[] planes = new float[encoder.size()];
        float[] scalars = new float[encoder.globals()];
        return new PositionWork("encode", "positions", positions, position -> {
            encoder.encode(position.frames, 0, planes, 0);
            encoder.encodeGlobals(position.frames[0], scalars, 0);
            return Float.floatToRawIntBits(planes[planes.length - 1] + scalars[0]);
        });
    }

    /** The policy indices of all legal moves of a position. */
    public static Workload policy(Positions positions) {
        PolicyIndex index = new PolicyIndex(positions.rules().config());
        return new PositionWork("policy index", "positions", positions, position -> indices(index, position, 0));
    }

    /** Planes and policy indices of an image of a position, each symmetry of the board in turn. */
    public static Workload symmetry(Positions positions) {
        PositionEncoder encoder = PositionEncoder.of(positions.rules().config(), EncoderProfile.STANDARD);
        PolicyIndex index = new PolicyIndex(positions.rules().config());
        float[] planes = new float[encoder.size()];
        int symmetries = positions.rules().board().symmetries();
        int[] done = new int[1];
        return new PositionWork("symmetry", "positions", positions, position -> {
            int symmetry = done[0]++ % symmetries;
            encoder.encode(position.frames, symmetry, planes, 0);
            return indices(index, position, symmetry) + Float.floatToRawIntBits(planes[planes.length - 1]);
        });
    }

    private static long indices(PolicyIndex index, EvalRequest position, int symmetry) {
        GameState state = position.frames[0];
        MoveList legal = position.legal;
        long sum = 0;
        for (int i = 0; i < legal.size(); i++) {
            sum += index.first(state, legal.get(i), symmetry) + index.second(state, legal.get(i), symmetry);
        }
        return sum;
    }
}

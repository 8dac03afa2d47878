package org.ringrift.jobs.play;

import org.apache.spark.util.LongAccumulator;
import org.ringrift.eval.EvalRequest;
import org.ringrift.eval.Evaluator;
import org.ringrift.jobs.run.KilledTask;
import org.ringrift.player.Decider;
import org.ringrift.player.Player;
import org.ringrift.rules.GameState;
import org.ringrift.rules.MoveList;

/**
 * A player as it sits in a task: its decisions are counted, and it stops thinking when Spark wants the task to end. Games
 * alone would be too rare a sign of progress: many at once on a large board take long to the first end.
 */
final class CountedPlayer implements Player {
    private final Player player;
    private final LongAccumulator decisions;

    /**
     * @param player decides
     * @param decisions counts the decisions
     */
    CountedPlayer(Player player, LongAccumulator decisions) {
        this.player = player;
        this.decisions = decisions;
    }

    @Override
    public String spec() {
        return player.spec();
    }

    @Override
    public String modelSha256() {
        return player.modelSha256();
    }

    @Override
    public Decider newDecider() {
        return new CountedDecider(player.newDecider());
    }

    @Override
    public Evaluator evaluator() {
        return player.evaluator();
    }

    @Override
    public void close() {
        player.close();
    }

    private final class CountedDecider implements Decider {
        private final Decider decider;

        CountedDecider(Decider decider) {
            this.decider = decider;
        }

        @Override
        public void begin(GameState[] frames, MoveList legal, long seed) {
            decider.begin(frames, legal, seed);
        }

        @Override
        public EvalRequest next() {
            KilledTask.stopIfKilled();
            EvalRequest request = decider.next();
            if (request == null) {
                decisions.add(1);
            }
            return request;
        }

        @Override
        public EvalRequest another() {
            return decider.another();
        }

        @Override
        public long move() {
            return decider.move();
        }

        @Override
        public float[] policy() {
            return decider.policy();
        }

        @Override
        public float value() {
            return decider.value();
        }
    }
}

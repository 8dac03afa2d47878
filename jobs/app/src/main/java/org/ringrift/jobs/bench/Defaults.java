package org.ringrift.jobs.bench;

import java.util.List;
import org.ringrift.board.BoardType;
import org.ringrift.rules.GameConfig;

/** Which configurations are measured where none is asked for. */
final class Defaults {
    /** The configuration of goals for whole stages. */
    static final GameConfig ONE = new GameConfig(BoardType.HEX8, 2);

    /** The small boards, one of each kind of planes. */
    static final List<GameConfig> SMALL = List.of(ONE, new GameConfig(BoardType.SQUARE8, 2));

    private Defaults() {}
}

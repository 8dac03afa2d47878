package org.ringrift.jobs.sql;

import java.util.List;
import java.util.stream.Stream;

/** The functions that a session has. */
final class SqlFunctions {
    /** All of them, those of positions first. */
    public static final List<SqlFunction> ALL = Stream.of(
                    PositionFunctions.ALL, RatingFunctions.ALL, SampleFunctions.ALL)
            .flatMap(List::stream)
            .toList();

    private SqlFunctions() {}
}

package org.ringrift.jobs.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A statement and what every kind of session is to say to it.
 *
 * @param statement SQL on one line
 * @param exact whether the expected lines are the whole answer
 * @param expected lines of the answer, cells apart by tabs; or parts of it
 */
record Question(String statement, boolean exact, List<String> expected) {
    /** A statement whose whole answer is known. */
    static Question answered(String statement, String answer) {
        return new Question(statement, true, lines(answer));
    }

    /** A statement whose answer, or refusal, has these parts; kinds of sessions may put more around them. */
    static Question mentions(String statement, String... parts) {
        return new Question(statement, false, List.of(parts));
    }

    /** Fails unless a session's answer is as expected. */
    void check(String answer) {
        if (exact) {
            assertThat(lines(answer)).as(statement).containsExactlyElementsOf(expected);
        } else {
            assertThat(answer).as(statement).contains(expected);
        }
    }

    /** Lines without the padding that some programs give to cells, and without empty ones. */
    private static List<String> lines(String answer) {
        return answer.lines()
                .map(line -> Arrays.stream(line.split("\t", -1))
                        .map(String::strip)
                        .collect(Collectors.joining("\t"))
                        .strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }
}

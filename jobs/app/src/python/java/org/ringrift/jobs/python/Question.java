package org.ringrift.jobs.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/**
 * A statement and what every kind of session is to say to it.
 *
 * @param statement SQL on one line
 * @param exact whether the expected words are the whole answer
 * @param expected the answer; or parts of it
 */
record Question(String statement, boolean exact, List<String> expected) {
    /** A statement whose whole answer is known. */
    static Question answered(String statement, String answer) {
        return new Question(statement, true, List.of(words(answer)));
    }

    /** A statement whose answer, or refusal, has these parts; kinds of sessions may put more around them. */
    static Question mentions(String statement, String... parts) {
        return new Question(statement, false, List.of(parts));
    }

    /** Fails unless a session's answer is as expected. */
    void check(String answer) {
        if (exact) {
            assertThat(words(answer)).as(statement).isEqualTo(expected.get(0));
        } else {
            assertThat(answer).as(statement).contains(expected);
        }
    }

    /** Programs pad cells and break lines as they like. */
    private static String words(String answer) {
        return answer.replaceAll("[\\s\0]+", " ").strip();
    }
}

package org.ringrift.jobs.driver.http;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What is answered on a path.
 *
 * @param path such as {@code /status}; a part {@value #NAME} stands for any one word
 * @param act whether it changes something, and is asked for by POST; otherwise it is asked for by GET or HEAD
 * @param answer makes the answer, given the word
 */
record Route(String path, boolean act, Function<String, Reply> answer) {
    static final String NAME = "NAME";

    /** A page that can be read. */
    static Route page(String path, Supplier<Reply> answer) {
        return new Route(path, false, name -> answer.get());
    }

    /** Something that can be done. */
    static Route action(String path, Function<String, Reply> answer) {
        return new Route(path, true, answer);
    }

    /** The word in a path that is this one's, empty where it takes none; nothing if the path is another one. */
    Optional<String> match(String asked) {
        int at = path.indexOf(NAME);
        if (at < 0) {
            return path.equals(asked) ? Optional.of("") : Optional.empty();
        }
        String before = path.substring(0, at);
        String after = path.substring(at + NAME.length());
        if (asked.length() <= before.length() + after.length() || !asked.startsWith(before) || !asked.endsWith(after)) {
            return Optional.empty();
        }
        String word = asked.substring(before.length(), asked.length() - after.length());
        return word.contains("/") ? Optional.empty() : Optional.of(word);
    }

    /** The methods by which it is asked for. */
    String methods() {
        return act ? "POST" : "GET, HEAD";
    }

    boolean takes(String method) {
        return act ? method.equals("POST") : method.equals("GET") || method.equals("HEAD");
    }
}

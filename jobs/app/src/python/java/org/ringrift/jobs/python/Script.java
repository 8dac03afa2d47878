package org.ringrift.jobs.python;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Statements as a text for a program that prints what they give one after the other, and its output taken apart. */
final class Script {
    private static final Pattern MARK = Pattern.compile("\\s*@@ (\\d+)\\s*");

    /** What Spark logs begins with the time. */
    private static final Pattern LOGGED = Pattern.compile("\\d\\d/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d .*");

    private Script() {}

    /** Each statement behind one that prints its number; the number is not in the text, which some programs repeat. */
    static String of(List<String> statements) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < statements.size(); i++) {
            text.append("SELECT concat('@', '@ ").append(i).append("');\n");
            text.append(statements.get(i)).append(";\n");
        }
        return text.toString();
    }

    /**
     * What was printed behind each number.
     *
     * @param output of the program
     * @param count of the statements
     * @return a text for each; empty if the program did not come so far
     */
    static List<String> answers(String output, int count) {
        List<StringBuilder> answers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            answers.add(new StringBuilder());
        }
        StringBuilder current = new StringBuilder();
        for (String line : output.lines().toList()) {
            Matcher mark = MARK.matcher(line);
            if (mark.matches()) {
                current = answers.get(Integer.parseInt(mark.group(1)));
            } else if (!LOGGED.matcher(line).matches()) {
                current.append(line).append('\n');
            }
        }
        return answers.stream().map(StringBuilder::toString).toList();
    }
}

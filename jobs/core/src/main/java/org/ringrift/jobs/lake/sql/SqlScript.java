package org.ringrift.jobs.lake.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a text into SQL statements at the semicolons that stand outside quotes and comments. */
public final class SqlScript {
    private static final Pattern VERB = Pattern.compile("^(?:[\\s(]|--[^\n]*(?:\n|$)|/\\*(?s:.*?)\\*/)*+(\\w*)");

    private final String text;
    private final List<String> statements = new ArrayList<>();
    private int start;
    private int at;
    /** Whether the current statement holds anything but blanks and comments. */
    private boolean meaningful;

    /** Whether the text ends before its last statement or comment does. */
    private boolean open;

    private SqlScript(String text) {
        this.text = text;
    }

    /**
     * The statements of a text.
     *
     * @param text statements separated by semicolons; the last one needs none
     * @return the statements without their semicolon, in order; those of blanks and comments alone are left out
     */
    public static List<String> statements(String text) {
        SqlScript script = new SqlScript(text);
        script.split();
        return script.statements;
    }

    /**
     * Whether more may follow that belongs to the last statement: it has no semicolon yet, or a comment has no end.
     *
     * @param text statements separated by semicolons
     * @return true while a prompt should ask for another line
     */
    public static boolean open(String text) {
        SqlScript script = new SqlScript(text);
        script.split();
        return script.open;
    }

    /**
     * The word that a statement starts with.
     *
     * @param statement one statement
     * @return the first word after blanks, comments and opening brackets, in upper case; empty if there is none
     */
    public static String verb(String statement) {
        Matcher matcher = VERB.matcher(statement);
        return matcher.find() ? matcher.group(1).toUpperCase(Locale.ROOT) : "";
    }

    private void split() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (text.startsWith("--", at)) {
                skipTo("\n");
            } else if (text.startsWith("/*", at)) {
                skipTo("*/");
            } else if (c == '\'' || c == '"' || c == '`') {
                meaningful = true;
                skipQuoted(c);
            } else if (c == ';') {
                finish();
                at++;
                start = at;
            } else {
                meaningful |= !Character.isWhitespace(c);
                at++;
            }
        }
        open |= meaningful;
        finish();
    }

    private void finish() {
        if (meaningful) {
            statements.add(text.substring(start, at).strip());
        }
        meaningful = false;
    }

    private void skipTo(String end) {
        int found = text.indexOf(end, at + 2);
        open |= found < 0 && !end.equals("\n");
        at = found < 0 ? text.length() : found + end.length();
    }

    /** A doubled quote ends one text and starts the next, which comes to the same here. */
    private void skipQuoted(char quote) {
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\\' && quote != '`') {
                at++;
            } else if (c == quote) {
                at++;
                return;
            }
        }
        at = text.length();
    }
}

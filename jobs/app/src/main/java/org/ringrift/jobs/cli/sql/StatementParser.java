package org.ringrift.jobs.cli.sql;

import java.util.Locale;
import java.util.Set;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.impl.DefaultParser;
import org.ringrift.jobs.lake.sql.SqlScript;

/** What is typed at the prompt: a statement may take several lines and ends with a semicolon; a word of the prompt needs none. */
final class StatementParser extends DefaultParser {
    /** Leave the prompt. */
    static final Set<String> LEAVE = Set.of("exit", "quit");

    /** Say what can be typed. */
    static final String HELP = "help";

    StatementParser() {
        // Words are for completion alone; quotes and escapes are SQL's.
        setQuoteChars(new char[0]);
        setEscapeChars(new char[0]);
    }

    /** What was typed, if it may be a word of the prompt: without blanks and semicolons around it, in lower case. */
    static String word(String typed) {
        return typed.strip().replaceFirst(";$", "").strip().toLowerCase(Locale.ROOT);
    }

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        String word = word(line);
        boolean whole = LEAVE.contains(word) || word.equals(HELP) || !SqlScript.open(line);
        if (context == ParseContext.ACCEPT_LINE && !whole) {
            throw new EOFError(-1, -1, "a semicolon ends the statement");
        }
        return super.parse(line, cursor, context);
    }

    @Override
    public boolean isDelimiterChar(CharSequence line, int at) {
        char c = line.charAt(at);
        return !Character.isLetterOrDigit(c) && c != '_' && c != '.';
    }
}

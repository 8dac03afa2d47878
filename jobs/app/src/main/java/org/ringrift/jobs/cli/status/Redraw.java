package org.ringrift.jobs.cli.status;

import java.util.Optional;

/**
 * What to print of reports that come one after another. A terminal shows the newest alone, in the place of the one before; anything
 * else, such as a file, gets those with news, one behind the other. For one thread.
 */
final class Redraw {
    /** ANSI: to the upper left corner, then delete all behind it. */
    private static final String CLEAR = "\u001b[H\u001b[2J";

    /** How reports follow each other. */
    enum Form {
        /** Each in the place of the one before. */
        TERMINAL,
        /** Below each other, with an empty line between. */
        BLOCKS,
        /** A line each. */
        LINES
    }

    private final Form form;
    private StatusReport shown;

    /** @param form how reports follow each other */
    Redraw(Form form) {
        this.form = form;
    }

    /**
     * What to print.
     *
     * @param report the newest report
     * @param text what it looks like, ended by a line separator
     * @return empty if nothing is to be printed
     */
    Optional<String> next(StatusReport report, String text) {
        StatusReport news = report.news();
        boolean first = shown == null;
        boolean same = news.equals(shown);
        shown = news;
        if (form == Form.TERMINAL) {
            return Optional.of(CLEAR + text);
        }
        if (same) {
            return Optional.empty();
        }
        return Optional.of(first || form == Form.LINES ? text : System.lineSeparator() + text);
    }
}

package org.ringrift.jobs.stage;

import java.io.PrintStream;

/**
 * Prints what it is told, a line each.
 *
 * @param out where, usually standard error
 */
public record PrintingListener(PrintStream out) implements StageListener {
    @Override
    public void said(String line) {
        out.println(line);
    }

    @Override
    public void progressed(StageProgress progress) {
        out.println(progress.line());
    }
}

package org.ringrift.jobs.driver.integrity;

/**
 * What is wrong with a file, and what was done about it.
 *
 * @param kind what kind of problem
 * @param row the row that names the file, for people
 * @param uri the file, as the row names it
 * @param what what is wrong, to be read behind the name of the file
 * @param done what was done or is to be done: one or more sentences
 */
public record FileProblem(Kind kind, String row, String uri, String what, String done) {
    /** Kinds of problems. */
    public enum Kind {
        /** There is no such file. */
        MISSING,
        /** Its size or content is not what the row says. */
        DAMAGED,
        /** It cannot be read now, or reads differently each time, so that nothing can be said of it. */
        UNREADABLE
    }

    /** All of it, for people. */
    public String sentence() {
        return "File " + uri + " of " + row + " " + what + ". " + done;
    }
}

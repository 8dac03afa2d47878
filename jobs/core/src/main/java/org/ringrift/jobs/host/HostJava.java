package org.ringrift.jobs.host;

import org.apache.hadoop.util.VersionInfo;
import org.ringrift.UserError;

/** The versions of Java that Spark and Hadoop run on. */
final class HostJava {
    /** From Java 23 on {@code Subject.getSubject} fails, by which this Hadoop asks for its user. */
    private static final int NEWEST = 22;

    private HostJava() {}

    /**
     * Refuses a Java that is too new.
     *
     * @param feature the version, such as 17
     * @throws UserError if Hadoop does not work there
     */
    static void require(int feature) {
        if (feature > NEWEST) {
            throw new UserError("Cannot run Spark on Java " + feature + ": Hadoop " + VersionInfo.getVersion()
                    + " works with Java 17 to " + NEWEST + ". Set JAVA_HOME to a JDK 17 or 21.");
        }
    }
}

package org.ringrift.jobs.spark;

import org.apache.spark.sql.catalyst.parser.SqlBaseLexer;
import org.apache.spark.sql.catalyst.parser.SqlBaseParser;

/**
 * What the first query of a process needs, whatever it asks, begun on another core while Spark's context is made: Scala's view of its
 * own classes, by which Spark learns the types of rows, and the grammar of SQL. Both need none of the classes that the context is
 * made of, so that the two threads cannot wait for each other's.
 */
final class HeadStart {
    private HeadStart() {}

    /** Begins it, and does not wait. Who needs something of it before it is there waits for that alone. */
    static void begin() {
        Thread thread = new Thread(HeadStart::run, "head start");
        thread.setDaemon(true);
        thread.start();
    }

    private static void run() {
        scala.reflect.runtime.package$.MODULE$.universe();
        SqlBaseLexer._ATN.getNumberOfDecisions();
        SqlBaseParser._ATN.getNumberOfDecisions();
    }
}

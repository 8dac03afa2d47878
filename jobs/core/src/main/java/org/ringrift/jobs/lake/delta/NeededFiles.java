package org.ringrift.jobs.lake.delta;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.actions.RemoveFile;
import org.ringrift.jobs.spark.SparkWork;
import scala.Option;
import scala.Tuple2;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** The files that some versions of a table have and the newest one has not. */
final class NeededFiles {
    private NeededFiles() {}

    /**
     * Goes through the log once.
     *
     * @param table the table
     * @param log its log
     * @param named the versions; those that the log does not describe any more need nothing
     * @param since files that were removed before that are not needed any more
     * @return paths as the log names them
     */
    static Set<String> of(LakeTable<?> table, DeltaLog log, NavigableSet<Long> named, Instant since) {
        if (named.isEmpty()) {
            return Set.of();
        }
        return SparkWork.run(table.spark(), "read table " + table.name(), () -> {
            long newest = log.update(false, Option.empty(), Option.empty()).version();
            long oldest = Math.max(log.history().getEarliestRecreatableCommit(), named.first());
            return oldest > newest ? Set.of() : between(log, oldest, newest, named, since);
        });
    }

    private static Set<String> between(
            DeltaLog log, long oldest, long newest, NavigableSet<Long> named, Instant since) {
        Map<String, Long> addedAt = new HashMap<>();
        log.getSnapshotAt(oldest, Option.empty(), Option.empty())
                .allFiles()
                .collectAsList()
                .forEach(file -> addedAt.put(file.path(), oldest));
        Set<String> needed = new HashSet<>();
        for (Tuple2<Object, Seq<Action>> commit : CollectionConverters.asJava(
                log.getChanges(oldest + 1, newest, false).toSeq())) {
            long version = (Long) commit._1();
            for (Action action : CollectionConverters.asJava(commit._2())) {
                if (action instanceof AddFile added) {
                    addedAt.putIfAbsent(added.path(), version);
                } else if (action instanceof RemoveFile removed && removed.delTimestamp() >= since.toEpochMilli()) {
                    Long first = named.ceiling(addedAt.getOrDefault(removed.path(), oldest));
                    if (first != null && first < version) {
                        needed.add(removed.path());
                    }
                }
            }
        }
        return needed;
    }
}

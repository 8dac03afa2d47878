package org.ringrift.jobs.sync;

import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.spark.SparkWork;

/** Rows of a kind at several warehouses, and where each of them is. Reads, and changes nothing. */
public final class RowCopies {
    private static final String SITE = "site";
    private static final String WHOLE = "whole";
    private static final String CONTENTS = "contents";

    private final SparkSession spark;
    private final SyncKind kind;
    private final Dataset<Row> rows;

    private RowCopies(SparkSession spark, SyncKind kind, Dataset<Row> rows) {
        this.spark = spark;
        this.kind = kind;
        this.rows = rows;
    }

    /**
     * How often rows are there.
     *
     * @param rows by how many sites have them whole: with the files that they name; from 0
     * @param conflicts rows that are not the same everywhere
     */
    public record Numbers(SortedMap<Integer, Long> rows, long conflicts) {
        /** All rows. */
        public long total() {
            return rows.values().stream().mapToLong(Long::longValue).sum();
        }

        /** Rows that fewer sites than that have whole. */
        public long fewerThan(int wanted) {
            return rows.headMap(wanted).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    /**
     * A row that too few sites have.
     *
     * @param key its key; parts are joined by slashes
     * @param there sites that have it, by their numbers
     * @param whole those of them that have the files that it names, too
     */
    public record Short(String key, List<Integer> there, List<Integer> whole) {}

    /**
     * Looks at sites.
     *
     * @param kind which rows
     * @param sites warehouses, open, of one session
     * @param broken for each site files that are not whole, as its rows name them
     */
    public static RowCopies of(SyncKind kind, List<Lake> sites, List<Set<String>> broken) {
        Dataset<Row> all = null;
        for (int i = 0; i < sites.size(); i++) {
            Dataset<Row> read = kind.table(sites.get(i)).read();
            Dataset<Row> here = RowContent.with(kind, read)
                    .select(
                            col(RowContent.KEY),
                            col(RowContent.CONTENT),
                            lit(i).as(SITE),
                            wholeness(kind, broken.get(i)).as(WHOLE));
            all = all == null ? here : all.unionByName(here);
        }
        Dataset<Row> grouped = all.groupBy(RowContent.KEY)
                .agg(
                        array_sort(collect_set(col(SITE))).as(SITE),
                        array_sort(collect_set(when(col(WHOLE), col(SITE)))).as(WHOLE),
                        count_distinct(col(RowContent.CONTENT)).as(CONTENTS));
        return new RowCopies(sites.get(0).spark(), kind, grouped);
    }

    private static Column wholeness(SyncKind kind, Set<String> broken) {
        if (broken.isEmpty() || !kind.hasFiles()) {
            return lit(true);
        }
        Object[] names = broken.stream()
                .map(uri -> kind == SyncKind.MODELS ? uri.substring(0, Math.max(0, uri.lastIndexOf('/'))) : uri)
                .distinct()
                .toArray();
        return col("uri").isin(names).unary_$bang();
    }

    /** Counts them. */
    public Numbers numbers() {
        List<Row> counted = SparkWork.run(
                spark,
                "count rows of " + kind.key(),
                () -> rows.groupBy(
                                size(col(WHOLE)).as("copies"),
                                col(CONTENTS).gt(1).as("conflict"))
                        .agg(count(lit(1)).as("rows"))
                        .collectAsList());
        SortedMap<Integer, Long> copies = new TreeMap<>();
        long conflicts = 0;
        for (Row row : counted) {
            copies.merge(row.getInt(0), row.getLong(2), Long::sum);
            conflicts += row.getBoolean(1) ? row.getLong(2) : 0;
        }
        return new Numbers(copies, conflicts);
    }

    /**
     * Rows that fewer sites than that have whole, without those that are not the same everywhere.
     *
     * @param wanted sites that should have it
     * @param most rows to be listed
     */
    public List<Short> shorts(int wanted, int most) {
        return SparkWork.run(spark, "list rows of " + kind.key(), () -> {
            List<Short> found = new ArrayList<>();
            rows.where(size(col(WHOLE)).lt(wanted).and(col(CONTENTS).equalTo(1)))
                    .orderBy(RowContent.KEY)
                    .limit(most)
                    .collectAsList()
                    .forEach(row -> found.add(new Short(row.getString(0), row.getList(1), row.getList(2))));
            return found;
        });
    }
}

package org.ringrift.jobs.cli.sql;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.schema.View;
import scala.jdk.javaapi.CollectionConverters;

/** Completes a word of a statement: keywords, tables, views, their columns, and functions. */
final class SqlWords implements Completer {
    /** Those of statements that only read. */
    private static final List<String> KEYWORDS = List.of(
            ("SELECT DISTINCT FROM WHERE GROUP BY HAVING ORDER LIMIT WITH AS JOIN LEFT RIGHT FULL CROSS ON USING UNION ALL"
                            + " INTERSECT EXCEPT LATERAL VIEW EXPLODE CASE WHEN THEN ELSE END AND OR NOT IN EXISTS BETWEEN LIKE IS"
                            + " NULL TRUE FALSE ASC DESC NULLS FIRST LAST OVER PARTITION ROWS RANGE UNBOUNDED PRECEDING FOLLOWING"
                            + " CURRENT ROW INTERVAL TIMESTAMP VERSION OF SHOW TABLES FUNCTIONS DESCRIBE EXTENDED HISTORY DETAIL"
                            + " EXPLAIN CREATE TEMPORARY VALUES")
                    .split(" "));

    private final SortedSet<String> keywords = new TreeSet<>(KEYWORDS);
    private final SortedSet<String> names = new TreeSet<>();

    /** @param spark session whose functions there are */
    SqlWords(SparkSession spark) {
        names.add("ringrift");
        Lake.SPECS.forEach(spec -> {
            names.add(spec.name());
            names.addAll(Arrays.asList(spec.schema().fieldNames()));
        });
        View.ALL.forEach(view -> names.add(view.name()));
        CollectionConverters.asJava(((org.apache.spark.sql.classic.SparkSession) spark)
                        .sessionState()
                        .functionRegistry()
                        .listFunction())
                .forEach(function -> names.add(function.funcName()));
        names.removeIf(name -> !Character.isLetter(name.charAt(0))); // operators are functions too
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        of(line.word().substring(0, line.wordCursor()))
                .forEach(word -> candidates.add(new Candidate(word, word, null, null, null, null, true)));
    }

    /**
     * The words that may be meant.
     *
     * @param begun the word as far as it was typed; before a dot stands what it is a part of
     * @return words that begin so, names before keywords
     */
    List<String> of(String begun) {
        int part = begun.lastIndexOf('.') + 1;
        String before = begun.substring(0, part);
        String start = begun.substring(part);
        Stream<String> known = names.stream()
                .filter(name -> name.startsWith(start.toLowerCase(Locale.ROOT)))
                .map(name -> before + name);
        Stream<String> reserved = part > 0 || start.isEmpty()
                ? Stream.of()
                : keywords.stream().filter(word -> word.startsWith(start.toUpperCase(Locale.ROOT)));
        return Stream.concat(known, reserved).toList();
    }
}

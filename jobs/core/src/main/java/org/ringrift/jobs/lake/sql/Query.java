package org.ringrift.jobs.lake.sql;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.plans.logical.Command;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.ParsedStatement;
import org.ringrift.NearestName;
import org.ringrift.StageFailure;
import org.ringrift.UserError;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.files.LakeErrors;
import org.ringrift.jobs.lake.schema.TableSpec;
import org.ringrift.jobs.lake.schema.View;
import org.ringrift.jobs.spark.Sessions;
import org.ringrift.jobs.sql.Refusal;
import org.ringrift.jobs.sql.WarehouseCatalog;
import scala.jdk.javaapi.CollectionConverters;

/** Questions of a user to the tables and views. A statement that writes is refused before it runs. */
public final class Query {
    /** Words with which a statement starts that only reads. */
    private static final Set<String> READING =
            Set.of("SELECT", "WITH", "FROM", "VALUES", "TABLE", "SHOW", "DESCRIBE", "DESC", "EXPLAIN");

    /** Commands that only read, by the start of the name of their parsed form. */
    private static final List<String> READERS = List.of("Show", "Describe", "Explain");

    /** {@code CREATE TEMPORARY VIEW}: lives in this session only. */
    private static final String TEMPORARY_VIEW = "CreateViewCommand";

    private Query() {}

    /**
     * Refuses a statement that cannot be understood or that writes. Looks at its text only.
     *
     * @param spark a session of {@link Sessions}
     * @param sql one statement, without a semicolon
     * @throws UserError if the statement is wrong, or writes
     */
    public static void check(SparkSession spark, String sql) {
        LogicalPlan plan;
        try {
            plan = ((org.apache.spark.sql.classic.SparkSession) spark)
                    .sessionState()
                    .sqlParser()
                    .parsePlan(sql);
        } catch (ParseException e) {
            throw new UserError("Cannot understand the query: " + LakeErrors.plain(e) + ".", e);
        }
        if (plan.getClass().getSimpleName().equals(TEMPORARY_VIEW)) {
            return;
        }
        // Both by word and by parsed form: some of Delta's commands are parsed to what looks like a query, and an
        // INSERT may follow a WITH or a FROM.
        if (!READING.contains(SqlScript.verb(sql)) || writes(plan)) {
            throw new UserError("Cannot run this " + SqlScript.verb(sql)
                    + " statement: it may change tables or settings, and tables are written by the stages only."
                    + " Ask with SELECT, WITH, SHOW, DESCRIBE or EXPLAIN.");
        }
    }

    /**
     * Prepares a statement; names mean the tables of the lake from then on.
     *
     * @param lake an open lake
     * @param sql one statement, without a semicolon
     * @return its result, not yet computed
     * @throws UserError if the statement is wrong, writes, or names a version of a table that cannot be read
     */
    public static Dataset<Row> prepare(Lake lake, String sql) {
        check(lake.spark(), sql);
        WarehouseCatalog.use(lake.spark(), lake.warehouse());
        try {
            return lake.spark().sql(sql);
        } catch (Exception e) {
            throw explained(e);
        }
    }

    /**
     * Computes the first rows of a result.
     *
     * @param result what {@link #prepare} gave, or something derived from it
     * @param limit greatest number of rows
     * @return the rows
     * @throws UserError if the data do not allow what the query asks, such as a division by zero
     * @throws StageFailure if the tables cannot be read
     */
    public static List<Row> rows(Dataset<Row> result, int limit) {
        try {
            TableLogs.read(result);
            return Interpreted.pays(result)
                    ? Interpreted.run(result.sparkSession(), () -> result.takeAsList(limit))
                    : result.takeAsList(limit);
        } catch (Exception e) {
            throw explained(e);
        }
    }

    private static boolean writes(LogicalPlan plan) {
        if (plan instanceof Command || plan instanceof ParsedStatement) {
            String kind = plan.getClass().getSimpleName();
            return READERS.stream().noneMatch(kind::startsWith);
        }
        return CollectionConverters.asJava(plan.children()).stream().anyMatch(Query::writes);
    }

    private static RuntimeException explained(Exception failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof UserError known) {
                return known;
            }
            if (t instanceof Refusal refusal) {
                return new UserError(refusal.getMessage(), failure);
            }
            if (t instanceof AnalysisException analysis) {
                return new UserError(sentence(analysis), failure);
            }
            if (t instanceof SparkThrowable classified && isMistake(classified)) {
                return new UserError("Cannot run the query: " + LakeErrors.plain(t) + ".", failure);
            }
        }
        return LakeErrors.failure("run the query", failure);
    }

    /** SQL state classes 22 (data exception) and 42 (wrong or forbidden statement). */
    private static boolean isMistake(SparkThrowable failure) {
        String state = failure.getSqlState();
        return state != null && (state.startsWith("22") || state.startsWith("42"));
    }

    private static String sentence(AnalysisException failure) {
        String table = "TABLE_OR_VIEW_NOT_FOUND".equals(failure.getCondition())
                ? failure.getMessageParameters().get("relationName")
                : null;
        if (table == null) {
            return "Cannot run the query: " + LakeErrors.plain(failure) + ".";
        }
        String name = table.replace("`", "");
        List<String> known = Stream.concat(
                        Lake.SPECS.stream().map(TableSpec::name),
                        View.ALL.stream().map(View::name))
                .toList();
        String remedy = NearestName.near(name.substring(name.lastIndexOf('.') + 1), known)
                .map(nearest -> "Did you mean " + nearest + "?")
                .orElse("Known are " + String.join(", ", known) + ".");
        return "Cannot find table " + name + ": there is no table or view of that name. " + remedy;
    }
}

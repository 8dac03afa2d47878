package org.ringrift.jobs.sql;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.plans.logical.CreateView;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.catalog.TableCatalog;
import org.apache.spark.sql.internal.SessionState;
import org.apache.spark.sql.types.StructType;
import org.ringrift.jobs.lake.schema.View;
import scala.Option;
import scala.Tuple2;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A view as a catalog gives it: Spark has no views but those of its own catalog. It has columns and comments like a table, and
 * {@link ViewResolution} puts its query in its place.
 */
final class NamedView implements Table {
    private final View view;
    private final String comment;
    private final LogicalPlan query;
    private final StructType schema;

    private NamedView(View view, String comment, LogicalPlan query, StructType schema) {
        this.view = view;
        this.comment = comment;
        this.query = query;
        this.schema = schema;
    }

    /** The view with the names of its query resolved. */
    static NamedView of(SparkSession spark, View view) {
        SessionState session = ((org.apache.spark.sql.classic.SparkSession) spark).sessionState();
        CreateView parsed = parse(session, view);
        LogicalPlan query = session.analyzer().execute(parsed.query());
        List<Attribute> output = CollectionConverters.asJava(query.output());
        StructType schema = new StructType();
        for (Tuple2<String, Option<String>> stated : CollectionConverters.asJava(parsed.userSpecifiedColumns())) {
            Attribute found = output.get(schema.size());
            schema = schema.add(stated._1(), found.dataType(), found.nullable(), orEmpty(stated._2()));
        }
        return new NamedView(view, orEmpty(parsed.comment()), query, schema);
    }

    private static CreateView parse(SessionState session, View view) {
        try {
            return (CreateView) session.sqlParser().parsePlan(view.sql());
        } catch (ParseException e) {
            throw new IllegalStateException("Cannot read the definition of view " + view.name() + ".", e);
        }
    }

    private static String orEmpty(Option<String> text) {
        return text.isDefined() ? text.get() : "";
    }

    /** What the view means, with columns in the order of {@link #schema()}. */
    LogicalPlan query() {
        return query;
    }

    @Override
    public String name() {
        return WarehouseCatalog.NAME + "." + view.name();
    }

    @Override
    public StructType schema() {
        return schema;
    }

    @Override
    public Map<String, String> properties() {
        return Map.of(TableCatalog.PROP_COMMENT, comment);
    }

    @Override
    public Set<TableCapability> capabilities() {
        return Set.of();
    }
}

package org.ringrift.jobs.sql;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.rules.Rule;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2Relation;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractPartialFunction;

/** Puts the query of a {@link NamedView} where the view is asked for, under the columns that the rest of the query knows. */
final class ViewResolution extends Rule<LogicalPlan> {
    @Override
    public LogicalPlan apply(LogicalPlan plan) {
        return plan.resolveOperatorsUp(new AbstractPartialFunction<LogicalPlan, LogicalPlan>() {
            @Override
            public boolean isDefinedAt(LogicalPlan node) {
                return node instanceof DataSourceV2Relation relation && relation.table() instanceof NamedView;
            }

            @Override
            public LogicalPlan apply(LogicalPlan node) {
                DataSourceV2Relation relation = (DataSourceV2Relation) node;
                return named(relation, ((NamedView) relation.table()).query());
            }
        });
    }

    private static Project named(DataSourceV2Relation relation, LogicalPlan query) {
        List<Attribute> found = CollectionConverters.asJava(query.output());
        List<NamedExpression> columns = new ArrayList<>();
        for (AttributeReference column : CollectionConverters.asJava(relation.output())) {
            columns.add(new Alias(
                    found.get(columns.size()),
                    column.name(),
                    column.exprId(),
                    column.qualifier(),
                    Option.apply(column.metadata()),
                    CollectionConverters.asScala(List.<String>of()).toSeq()));
        }
        return new Project(CollectionConverters.asScala(columns).toSeq(), query);
    }
}

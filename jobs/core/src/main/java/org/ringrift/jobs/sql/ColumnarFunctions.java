package org.ringrift.jobs.sql;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.encoders.ExpressionEncoder;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.ScalaUDF;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.rules.Rule;
import org.ringrift.udf.rapids.ColumnarTwins;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractPartialFunction;

/**
 * Lets RAPIDS have the functions. RAPIDS puts an expression on a GPU by its class, and of functions that are not Spark's own it
 * knows the one class {@link ScalaUDF}, by whether what that calls is a {@code RapidsUDF}. So in an application with RAPIDS'
 * plug-in, calls of functions that have a columnar twin become such. The call keeps its row form, which runs where RAPIDS leaves
 * a part of a plan on the CPU. Without the plug-in no plan changes.
 */
final class ColumnarFunctions extends Rule<LogicalPlan> {
    private static final String PLUGIN = "com.nvidia.spark.SQLPlugin";
    private static final String SWITCH = "spark.rapids.sql.enabled";

    private final boolean plugged;

    ColumnarFunctions(SparkSession session) {
        String plugins = session.sparkContext().conf().get("spark.plugins", "");
        plugged = Arrays.asList(plugins.split("\\s*,\\s*")).contains(PLUGIN) && ColumnarTwins.available();
    }

    @Override
    public LogicalPlan apply(LogicalPlan plan) {
        return plugged && Boolean.parseBoolean(conf().getConfString(SWITCH, "true")) ? columnar(plan) : plan;
    }

    static LogicalPlan columnar(LogicalPlan plan) {
        return plan.transformAllExpressions(new AbstractPartialFunction<Expression, Expression>() {
            @Override
            public boolean isDefinedAt(Expression expression) {
                return expression instanceof FunctionCall call
                        && ColumnarTwins.exist(call.rowFunction().name());
            }

            @Override
            public Expression apply(Expression expression) {
                return columnar((FunctionCall) expression);
            }
        });
    }

    /** Without encoders Spark gives a function its arguments as they are, nulls too. */
    private static ScalaUDF columnar(FunctionCall call) {
        RowFunction function = call.rowFunction();
        return new ScalaUDF(
                ColumnarCall.of(function),
                function.resultType(),
                call.children(),
                CollectionConverters.asScala(List.<Option<ExpressionEncoder<?>>>of())
                        .toSeq(),
                Option.empty(),
                Option.apply(function.name()),
                true,
                true);
    }
}

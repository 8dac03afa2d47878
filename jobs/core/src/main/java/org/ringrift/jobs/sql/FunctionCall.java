package org.ringrift.jobs.sql;

import org.apache.spark.sql.catalyst.expressions.ApplyFunctionExpression;
import org.apache.spark.sql.catalyst.expressions.Expression;
import scala.collection.immutable.IndexedSeq;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** A call of a {@link RowFunction} in a plan; shown as it was written, where Spark would show the name of its class. */
final class FunctionCall extends ApplyFunctionExpression {
    private static final long serialVersionUID = 1L;

    private final RowFunction function;

    FunctionCall(RowFunction function, Seq<Expression> values) {
        super(function, values);
        this.function = function;
    }

    /** What is called. */
    RowFunction rowFunction() {
        return function;
    }

    @Override
    public Expression withNewChildrenInternal(IndexedSeq<Expression> values) {
        return new FunctionCall(function, values);
    }

    @Override
    public String prettyName() {
        return function.name();
    }

    @Override
    public String sql() {
        return function.written(CollectionConverters.asJava(children()).stream()
                .map(Expression::sql)
                .toList());
    }

    @Override
    public String toString() {
        return function.written(CollectionConverters.asJava(children()).stream()
                .map(Expression::toString)
                .toList());
    }
}

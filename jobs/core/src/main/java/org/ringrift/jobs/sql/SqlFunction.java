package org.ringrift.jobs.sql;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.types.DataType;
import org.ringrift.UserError;
import scala.Function1;
import scala.Option;
import scala.Tuple3;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A function of SQL: what it is called with, what it means, and what computes it.
 *
 * @param name in SQL, lower case
 * @param meaning one sentence with unit and range of the result
 * @param parameters in order
 * @param result type of the result
 * @param example shown by {@code DESCRIBE FUNCTION EXTENDED}
 * @param formula computes the result
 */
record SqlFunction(
        String name, String meaning, List<Parameter> parameters, DataType result, Example example, Formula formula)
        implements Serializable {

    /** Computes a result. */
    @FunctionalInterface
    interface Formula extends Serializable {
        /**
         * @param arguments the values of all parameters, none of them null, as Spark keeps them; a game is six of them
         * @return the result as Spark keeps it, or null
         * @throws IllegalArgumentException or {@link UserError} in one sentence if a value is out of its range
         */
        Object apply(InternalRow arguments);
    }

    /** Copies the parameters. */
    SqlFunction {
        parameters = List.copyOf(parameters);
    }

    /** How it is called, such as {@code wilson_low(wins, games)}; what can be left out stands in brackets. */
    public String signature() {
        return name + arguments();
    }

    private String arguments() {
        StringBuilder text = new StringBuilder("(");
        for (int i = 0; i < parameters.size(); i++) {
            String separated = (i == 0 ? "" : ", ") + parameters.get(i).name();
            text.append(parameters.get(i).byDefault() == null ? separated : "[" + separated + "]");
        }
        return text.append(")").toString();
    }

    /** What a session's extensions are told of it. */
    public Tuple3<FunctionIdentifier, ExpressionInfo, Function1<Seq<Expression>, Expression>> description() {
        Function1<Seq<Expression>, Expression> call = given -> call(CollectionConverters.asJava(given));
        return new Tuple3<>(new FunctionIdentifier(name, Option.empty()), info(), call);
    }

    /** The layout is the one of Spark's own descriptions, which it checks. */
    private ExpressionInfo info() {
        String stated = parameters.stream()
                .map(parameter -> "      * " + parameter.name() + " - " + parameter.meaning()
                        + (parameter.byDefault() == null ? "" : "; " + parameter.byDefault() + " if left out") + "\n")
                .collect(Collectors.joining());
        String shown = example.result().replace("\n", "\n       ");
        return new ExpressionInfo(
                RowFunction.class.getName(),
                null,
                name,
                "_FUNC_" + arguments() + " - " + meaning,
                "\n    Arguments:\n" + stated + "  ",
                "\n    Examples:\n      > " + example.query() + ";\n       " + shown + "\n  ",
                "",
                "",
                "",
                "",
                "java_udf");
    }

    private Expression call(List<Expression> given) {
        int required = (int) parameters.stream()
                .filter(parameter -> parameter.byDefault() == null)
                .count();
        if (given.size() < required || given.size() > parameters.size()) {
            throw Refusal.of("Cannot call " + name + " with " + given.size()
                    + (given.size() == 1 ? " argument" : " arguments") + ": it is called as " + signature() + "."
                    + " See DESCRIBE FUNCTION EXTENDED " + name + ".");
        }
        List<Expression> values = new ArrayList<>();
        List<DataType> types = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            if (parameter.isGame()) {
                values.addAll(GameArgument.fields(name, given.get(i)));
                types.addAll(GameArgument.TYPES);
            } else {
                values.add(i < given.size() ? given.get(i) : Literal.create(parameter.byDefault(), parameter.type()));
                types.add(parameter.type());
            }
        }
        return new FunctionCall(
                new RowFunction(this, types),
                CollectionConverters.asScala(values).toSeq());
    }
}

package org.ringrift.jobs.sql;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.QueryContext;
import org.apache.spark.SparkRuntimeException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.catalog.functions.ScalarFunction;
import org.apache.spark.sql.types.DataType;
import org.ringrift.UserError;
import scala.collection.immutable.Map;
import scala.collection.immutable.Map$;

/** A {@link SqlFunction} row by row. Null for any argument gives null. */
final class RowFunction implements ScalarFunction<Object>, Serializable {
    private static final long serialVersionUID = 1L;

    private final SqlFunction function;
    private final List<DataType> types;

    RowFunction(SqlFunction function, List<DataType> types) {
        this.function = function;
        this.types = List.copyOf(types);
    }

    @Override
    public String name() {
        return function.name();
    }

    /** The call as it is written, of the texts of its values; those of a game are one argument. */
    String written(List<String> values) {
        int game = function.parameters().get(0).isGame() ? GameArgument.TYPES.size() : 0;
        List<String> rest = values.subList(game, values.size());
        return name() + "(" + (game > 0 ? "game, " : "") + String.join(", ", rest) + ")";
    }

    @Override
    public DataType[] inputTypes() {
        return types.toArray(DataType[]::new);
    }

    @Override
    public DataType resultType() {
        return function.result();
    }

    @Override
    public Object produceResult(InternalRow arguments) {
        for (int i = 0; i < types.size(); i++) {
            if (arguments.isNullAt(i)) {
                return null;
            }
        }
        try {
            return function.formula().apply(arguments);
        } catch (UserError e) {
            throw refused(e);
        } catch (IllegalArgumentException e) {
            throw refused(new UserError(e.getMessage(), e));
        }
    }

    /** As {@code raise_error} of SQL. */
    private static SparkRuntimeException refused(UserError reason) {
        Map<String, String> parameters =
                Map$.MODULE$.<String, String>empty().updated("errorMessage", reason.getMessage());
        return new SparkRuntimeException(Refusal.USER_ERROR, parameters, reason, new QueryContext[0], "");
    }

    /** A function is what its name says, so that a query that uses it twice computes it once. */
    @Override
    public boolean equals(Object other) {
        return other instanceof RowFunction that && that.name().equals(name());
    }

    @Override
    public int hashCode() {
        return name().hashCode();
    }
}

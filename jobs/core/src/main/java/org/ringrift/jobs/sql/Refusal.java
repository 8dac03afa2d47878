package org.ringrift.jobs.sql;

import java.util.function.Supplier;
import org.apache.spark.QueryContext;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.catalyst.trees.Origin;
import org.ringrift.UserError;
import scala.Option;
import scala.collection.immutable.Map$;

/**
 * What a query cannot have, told in one sentence: every kind of session shows the message of such an exception as it stands,
 * without a stack trace.
 */
public final class Refusal extends AnalysisException {
    private static final long serialVersionUID = 1L;

    /** Spark's name for an error that is told in somebody else's words; PySpark shows no error without a name. */
    static final String USER_ERROR = "USER_RAISED_EXCEPTION";

    private Refusal(String sentence) {
        super(
                sentence,
                Option.empty(),
                Option.empty(),
                Option.empty(),
                Option.apply(USER_ERROR),
                Map$.MODULE$.<String, String>empty().updated("errorMessage", sentence),
                new QueryContext[0]);
    }

    /** A sentence needs no place in the query. */
    @Override
    public AnalysisException withPosition(Origin origin) {
        return this;
    }

    /**
     * Throws it where Java knows of no checked exception, as Scala does.
     *
     * @param sentence "Cannot ...: why. Remedy."
     * @return nothing; lets the caller write {@code throw}
     */
    static RuntimeException of(String sentence) {
        return Refusal.<RuntimeException>raise(new Refusal(sentence));
    }

    /** Does something whose error for the user is a refusal here. */
    static <T> T instead(Supplier<T> action) {
        try {
            return action.get();
        } catch (UserError e) {
            throw of(e.getMessage());
        }
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E raise(Throwable refusal) throws E {
        throw (E) refusal;
    }
}

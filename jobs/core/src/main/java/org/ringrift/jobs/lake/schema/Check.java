package org.ringrift.jobs.lake.schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The domain of a column as a Spark SQL condition; Delta refuses every commit with a row that breaks it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Check {
    /** A condition on this column and, where needed, its neighbours. A null in a nullable column always passes. */
    String value();
}

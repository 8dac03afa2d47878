package org.ringrift.jobs.lake.schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says that a column may be null, and when. A column without it is never null. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface NullWhen {
    /** The condition, to be read after "null when". */
    String value();

    /** Whether only rows that were written before the column was there may hold null, so that the column may be part of the key. */
    boolean inOlderRowsOnly() default false;
}

package org.ringrift.jobs.lake.schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that a column names a version of a table. For as long as {@link TableRetention} promises the files of a version that a
 * row names are kept, whatever else is tidied away.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface VersionOf {
    /** Name of the table. */
    String value();
}

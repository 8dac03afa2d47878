package org.ringrift.jobs.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What values a setting may have: stands beside an option, or on a component of a configuration record. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.RECORD_COMPONENT})
public @interface Domain {
    /** What it means; empty where an option says it already. */
    String description() default "";

    /** What a number counts, such as {@code games}; empty for pure numbers and for text. */
    String unit() default "";

    /** Least number. */
    double min() default Double.NEGATIVE_INFINITY;

    /** Greatest number. */
    double max() default Double.POSITIVE_INFINITY;

    /** A number that all values must be above. */
    double above() default Double.NEGATIVE_INFINITY;

    /** A number that all values must be below. */
    double below() default Double.POSITIVE_INFINITY;

    /** What a text must be. */
    Form form() default Form.TEXT;
}

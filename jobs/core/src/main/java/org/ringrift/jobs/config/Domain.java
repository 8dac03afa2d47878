package org.ringrift.jobs.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a setting means and what values it may have: stands beside an option, or on a component of a record of settings. For a
 * request this is the one place: options, keys of configuration files, JSON members and reference pages are made from it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.RECORD_COMPONENT})
public @interface Domain {
    /** What it means; empty where an option says it already. */
    String description() default "";

    /** Name in words joined by hyphens; empty for that of the component. */
    String name() default "";

    /** What stands for the value in help texts, such as {@code N}. */
    String label() default "VALUE";

    /** The value unless one is given, as text; empty for none: then one must be given, unless it is optional or a flag. */
    String byDefault() default "";

    /** What holds where no value is given, in words that are to be read behind "default:"; empty where the value says it. */
    String otherwise() default "";

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

package org.ringrift.seeded;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * An invariant that is tried on many cases. The method takes one {@link Draw}, from which it draws its case; the seeds
 * are 0, 1, 2 and so on, so that every run tries the same cases. A failure names the seed of its case, and
 * {@code -Dringrift.test.seed=SEED} tries that case alone.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "{0}")
@ArgumentsSource(SeededCases.class)
@NamesItsCase
public @interface Seeded {
    /** How many cases are tried, 1 or more. */
    int cases();
}

package io.slipway.testsystems;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The errors that a test may log without failing its class. On a method for what is logged during that test, on a
 * class for all its tests and for what comes later from other threads.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
public @interface ExpectedErrors {

    /** Regular expressions; each is looked for in {@code logger - message exception: its message}. */
    String[] value();
}

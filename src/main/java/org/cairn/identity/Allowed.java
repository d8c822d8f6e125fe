package org.cairn.identity;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may call an operation: people with one of the roles, or any signed-in person when none is
 * named. The call runs in the person's name down to the database, which checks device, account and
 * role in the round trip of the first statement.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Allowed {
  /** The roles; empty for any. */
  @Nonbinding
  Role[] value() default {};
}

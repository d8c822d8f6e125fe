package org.cairn.platform;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A creating POST that honors {@code Idempotency-Key} (draft-ietf-httpapi-idempotency-key-header):
 * the same key and request replay the first answer, another request under it is 422, one still
 * running is 409. The scope is the caller. What carries a client-made id needs none of it.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Idempotent {}

package org.cairn.skills;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NameBinding;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A read that answers in the languages of {@code Accept-Language}, and says so to caches. */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface InMyLanguage {
  /** Before the filter that tags, which leaves bytes. */
  @Provider
  @InMyLanguage
  @ApplicationScoped
  @Priority(Priorities.USER + 1)
  class Filter implements ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
      response.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
      if (response.getEntity() instanceof SkillView skill) {
        response.getHeaders().putSingle(HttpHeaders.CONTENT_LANGUAGE, skill.language().word());
      }
    }
  }
}

package org.cairn.skills;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Optional;
import org.cairn.identity.Allowed;
import org.cairn.platform.Compressed;
import org.cairn.platform.Conditional;
import org.cairn.platform.ETags;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The library on the phone. */
@Path("/v1/library")
@Tag(name = "Skills")
public class LibraryResource {
  private final LibraryChanges changes;
  private final ETags etags;

  LibraryResource(LibraryChanges changes, ETags etags) {
    this.changes = changes;
    this.etags = etags;
  }

  /** Reads all of it, or what has changed. */
  @GET
  @Allowed
  @Conditional
  @Compressed
  @InMyLanguage
  @Operation(
      operationId = "getLibrary",
      summary = "The library, to be kept on the phone",
      description =
          "Everything that is offered to me, in my languages. Send the version of the last answer as since, and its ETag as"
              + " If-None-Match: nothing new is 304, and what is new comes alone. The ETag stands for the version, whatever"
              + " since is. When I came to another program, or read another language, the answer is complete again.")
  @APIResponse(responseCode = "200", description = "The library, or what has changed in it.")
  @APIResponse(responseCode = "400", description = "platform/cursor-invalid")
  public RestResponse<LibraryView> get(
      @Parameter(
              description =
                  "The version that I have. When it cannot be read, the answer is 400 platform/cursor-invalid: ask again"
                      + " without it.")
          @QueryParam("since")
          @Nullable String since,
      @Parameter(
              description = "The languages that I read, the best first.",
              example = "es, en;q=0.8")
          @HeaderParam("Accept-Language")
          @Nullable String accepted,
      @Parameter(hidden = true) @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
    List<Language> languages = Language.of(accepted);
    Optional<LibraryChanges.Version> had = changes.open(since);
    LibraryChanges.Version now = changes.version(languages);
    return etags.answer(known, changes.seal(now), () -> changes.read(languages, had, now));
  }
}

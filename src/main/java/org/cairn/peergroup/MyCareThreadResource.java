package org.cairn.peergroup;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.Conditional;
import org.cairn.platform.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** My conversations with my care teams. */
@Path("/v1/me/care-threads")
@Tag(name = "Care threads")
public class MyCareThreadResource {
  private final CareThreads threads;

  MyCareThreadResource(CareThreads threads) {
    this.threads = threads;
  }

  /** Lists them. */
  @GET
  @Allowed(Role.PARTICIPANT)
  @Conditional
  @Operation(
      operationId = "listMyCareThreads",
      summary = "My conversations with my care team",
      description =
          "One for each program that I am in. My counselors in the program read and answer it, or, while I have none, its"
              + " coordinators; no other participant can. It says when it is answered, and outside of these hours brings crisis"
              + " support along. Its messages are read and sent as those of a group, by its id.")
  @APIResponse(responseCode = "200", description = "My care threads, by program.")
  public Page<CareThreadView> list() {
    return new Page<>(threads.mine(), null);
  }
}

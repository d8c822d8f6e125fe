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

/** Conversations with participants, for those who care for them. */
@Path("/v1/care-threads")
@Tag(name = "Staff: care threads")
public class CareThreadResource {
  private final CareThreads threads;

  CareThreadResource(CareThreads threads) {
    this.threads = threads;
  }

  /** Lists them. */
  @GET
  @Allowed({Role.COUNSELOR, Role.COORDINATOR})
  @Conditional
  @Operation(
      operationId = "listCareThreads",
      summary = "Care threads that I answer",
      description =
          "Of the participants whom I counsel; for a coordinator, of those of the program who have no counselor. What has not"
              + " been read comes first. Messages are read and sent as those of a group, by the thread's id.")
  @APIResponse(responseCode = "200", description = "The threads, with news first.")
  public Page<StaffCareThreadView> list() {
    return new Page<>(threads.answered(), null);
  }
}

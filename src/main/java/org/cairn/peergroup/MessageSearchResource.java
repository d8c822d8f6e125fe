package org.cairn.peergroup;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.cairn.identity.Allowed;
import org.cairn.platform.CurrentActor;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Finding in messages. What somebody looks for stands in the body, for addresses are written down.
 */
@Path("/v1/me/messages/search")
@Tag(name = "Peer groups")
public class MessageSearchResource {
  private final SearchMessages searchMessages;

  MessageSearchResource(SearchMessages searchMessages) {
    this.searchMessages = searchMessages;
  }

  /** Searches. */
  @POST
  @Allowed
  @Operation(
      operationId = "searchMessages",
      summary = "Find messages in my groups",
      description =
          "Messages are encrypted, and no index of their words exists, so that nobody who takes the database learns one:"
              + " the server reads and decrypts mine, newest first, 2,000 at most for a request and 50 found ones in an"
              + " answer. Where next is not null, ask again with it to look further back. Messages that are folded or not"
              + " there for me are never found. It changes nothing and needs no Idempotency-Key.")
  @APIResponse(responseCode = "200", description = "What was found.")
  @APIResponse(
      responseCode = "429",
      description = "platform/too-many-requests: sixty searches in a minute")
  public FoundMessages search(@Valid @NotNull MessageQuery body) {
    return searchMessages.search(CurrentActor.person().id(), body);
  }
}

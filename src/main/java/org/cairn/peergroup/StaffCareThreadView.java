package org.cairn.peergroup;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.cairn.identity.People;
import org.cairn.safety.NamedPerson;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A participant's conversation with their care team, as the team sees it. */
@Schema(description = "The conversation of a participant whom I care for.")
record StaffCareThreadView(
    @Schema(description = "The groupId of its messages: /v1/groups/{groupId}/messages.") UUID id,
    UUID programId,
    NamedPerson participant,
    @Schema(description = "Of its newest message; 0 while there is none.", examples = "12")
        long lastSeq,
    @Schema(description = "Of the newest message; null while there is none.", nullable = true)
        @Nullable Instant lastSentAt,
    @Schema(description = "What I have read up to here, on any of my devices.", examples = "10")
        long readSeq,
    @Schema(description = "Messages of others that I have not read; 100 means 100 or more.")
        int unread) {

  StaffCareThreadView named(Map<UUID, People.Person> people) {
    return new StaffCareThreadView(
        id, programId, participant.named(people), lastSeq, lastSentAt, readSeq, unread);
  }

  @Override
  public String toString() {
    return "StaffCareThreadView[***]";
  }
}

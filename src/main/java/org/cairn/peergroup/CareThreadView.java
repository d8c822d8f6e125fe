package org.cairn.peergroup;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A participant's conversation with their care team, as they see it. */
@Schema(description = "My conversation with my care team.")
record CareThreadView(
    @Schema(description = "The groupId of its messages: /v1/groups/{groupId}/messages.") UUID id,
    UUID programId,
    @Schema(description = "What the program is called.", examples = "Evening IOP")
        String programName,
    GroupView.MemberView me,
    @Schema(description = "Of its newest message; 0 while there is none.", examples = "12")
        long lastSeq,
    @Schema(description = "What I have read up to here, on any of my devices.", examples = "10")
        long readSeq,
    @Schema(description = "Messages of others that I have not read; 100 means 100 or more.")
        int unread,
    @Schema(description = "When it is answered, by day.") List<CareHour> hours,
    @Schema(description = "Whose clock the hours go by.", examples = "America/New_York")
        String zone,
    CareNow now) {}

package org.cairn.safety;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A shift. */
@Schema(description = "When somebody of the staff is on call.")
record OnCallShiftView(UUID id, NamedPerson staff, Instant startsAt, Instant endsAt) {}

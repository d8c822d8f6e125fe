package org.cairn.schedule;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is led by somebody else from now on. */
@Schema(description = "What is led by somebody else from now on.")
record Cover(@Schema(description = "The sessions, none over yet.") List<UUID> sessions) {}

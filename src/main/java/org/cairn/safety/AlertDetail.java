package org.cairn.safety;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An alert with what staff wrote about it. */
@Schema(description = "An alert with what staff wrote about it.")
record AlertDetail(
    AlertView alert,
    @Schema(description = "By time; at most a hundred.") List<AlertNoteView> notes) {}

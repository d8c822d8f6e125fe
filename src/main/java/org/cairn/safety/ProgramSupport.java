package org.cairn.safety;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a program says to somebody in distress.
 *
 * @param region of its site (ISO 3166)
 */
record ProgramSupport(
    UUID program,
    String slug,
    String region,
    @Nullable String phone,
    @Nullable String hours,
    @Nullable String words) {

  /** The region's crisis lines, and what is the program's own. */
  SupportBlock block(SupportBlock region) {
    return new SupportBlock(
        region.title(),
        words,
        region.contacts(),
        phone == null ? null : new OnCallLine(phone, hours));
  }
}

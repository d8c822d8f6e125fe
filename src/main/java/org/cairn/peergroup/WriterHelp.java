package org.cairn.peergroup;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.cairn.safety.CrisisSupport;
import org.cairn.safety.Distress;
import org.cairn.safety.HelpNow;
import org.jspecify.annotations.Nullable;

/**
 * What is said to a writer alone: help, where their words sound as if it were needed, and when a
 * care thread is answered. It never keeps a message back.
 */
@ApplicationScoped
class WriterHelp {
  private final CrisisSupport support;
  private final CareHours careHours;

  WriterHelp(CrisisSupport support, CareHours careHours) {
    this.support = support;
    this.careHours = careHours;
  }

  /** The kind of rule that words of this level set off; null for none. */
  static @Nullable String rule(Distress.Level level) {
    return switch (level) {
      case NONE -> null;
      case CONCERN -> "concern";
      case ACUTE -> "distress";
    };
  }

  /**
   * With a message.
   *
   * @param told whether the care team was told of it
   */
  @Nullable HelpNow help(UUID writer, Distress.Level level, boolean told) {
    HelpNow help = support.helpNow(writer, level, told);
    return help.equals(HelpNow.NONE) ? null : help;
  }

  /**
   * With a message in a care thread.
   *
   * @param program null for every other message
   */
  @Nullable CareNow care(@Nullable UUID program, Instant now) {
    return program == null ? null : careHours.now(program, now);
  }
}

package org.cairn.peergroup;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.cairn.safety.CrisisSupport;
import org.cairn.safety.Distress;
import org.cairn.safety.HelpNow;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What is said to a writer alone: help, where their words sound as if it were needed, and when a
 * care thread is answered. It never keeps a message back: what fails here is logged, and the
 * message goes out.
 */
@ApplicationScoped
class WriterHelp {
  private static final Logger LOG = Logger.getLogger(WriterHelp.class);

  private final CrisisSupport support;
  private final CareHours careHours;

  WriterHelp(CrisisSupport support, CareHours careHours) {
    this.support = support;
    this.careHours = careHours;
  }

  /** How a text sounds. */
  static Distress.Level level(String text) {
    try {
      return Distress.of(text);
    } catch (RuntimeException e) {
      LOG.errorf("a text was not watched over: %s", e.getClass().getName());
      return Distress.Level.NONE;
    }
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
    return level == Distress.Level.NONE ? null : support.helpNow(writer, told);
  }

  /** The same with the problem of a message that could not be sent. */
  HttpProblem with(HttpProblem refusal, UUID writer, Distress.Level level, boolean told) {
    HelpNow help = help(writer, level, told);
    return help == null ? refusal : HttpProblem.builder(refusal).with("help", help).build();
  }

  /**
   * With a message in a care thread.
   *
   * @param program null for every other message
   */
  @Nullable CareNow care(@Nullable UUID program, Instant now) {
    if (program == null) {
      return null;
    }
    try {
      return careHours.now(program, now);
    } catch (RuntimeException e) {
      LOG.errorf("the hours of a care thread cannot be read: %s", e.getMessage());
      return new CareNow(false, null, CareWeek.WITHOUT_HOURS, support.of(program));
    }
  }
}

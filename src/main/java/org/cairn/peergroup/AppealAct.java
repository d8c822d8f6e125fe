package org.cairn.peergroup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.cairn.platform.PlatformProblem;

/** Takes somebody's word against what was done to them, once, to the program's coordinators. */
@ApplicationScoped
class AppealAct {
  private final ModerationNotices notices;
  private final Clock clock;

  AppealAct(ModerationNotices notices, Clock clock) {
    this.notices = notices;
    this.clock = clock;
  }

  /** The notice with the appeal, and whether it was made now. */
  record Outcome(ModerationNoticeView notice, boolean now) {}

  @Transactional
  Outcome appeal(UUID act, UUID participant, NewAppeal appeal) {
    String words = PlainText.of("words", appeal.words());
    if (words.isEmpty()) {
      throw PlatformProblem.INVALID_FIELDS.at("words", "must not be blank");
    }
    String outcome = notices.appeal(act, participant, words, clock.instant());
    return switch (outcome) {
      case "appealed" -> new Outcome(notice(act), true);
      case "before" -> new Outcome(same(notice(act), words), false);
      case "needless" -> throw PeerGroupProblem.NOT_APPEALABLE.problem();
      default -> throw PlatformProblem.NOT_FOUND.problem();
    };
  }

  private ModerationNoticeView notice(UUID act) {
    return notices.of(act).orElseThrow(PlatformProblem.NOT_FOUND::problem);
  }

  private static ModerationNoticeView same(ModerationNoticeView notice, String words) {
    ModerationNoticeView.Appeal appeal = notice.appeal();
    if (appeal == null || !words.equals(appeal.words())) {
      throw PeerGroupProblem.APPEALED_ALREADY.problem();
    }
    return notice;
  }
}

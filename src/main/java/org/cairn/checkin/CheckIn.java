package org.cairn.checkin;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.cairn.platform.Encrypter;
import org.cairn.safety.CrisisSupport;
import org.cairn.safety.HelpNow;
import org.cairn.schedule.CheckInWindow;
import org.jspecify.annotations.Nullable;

/**
 * What a participant said when they arrived at a session, or of a day. It has versions: this is the
 * last.
 *
 * @param sessionId null when it is of a day alone
 * @param day on which it was lived, in the zone
 * @param arrivedAt when it happened
 * @param receivedAt when it came in
 * @param offline whether the phone said itself when it happened
 * @param told whether it set off an alert
 * @param support whether the answer carries crisis support: a rule of the acute kind fired
 */
record CheckIn(
    UUID id,
    UUID participantId,
    UUID programId,
    @Nullable UUID sessionId,
    LocalDate day,
    String zone,
    Instant arrivedAt,
    Instant receivedAt,
    boolean offline,
    CheckInWindow.@Nullable Arrival arrival,
    @Nullable Via via,
    int version,
    int questionsVersion,
    SelfReport selfReport,
    boolean told,
    boolean support) {

  static Encrypter.Place goalOf(UUID id) {
    return new Encrypter.Place("check_in.goal", id);
  }

  static Encrypter.Place noteOf(UUID id) {
    return new Encrypter.Place("check_in.note", id);
  }

  /** What comes back with it. */
  HelpNow help(CrisisSupport crisisSupport) {
    return crisisSupport.helpNow(participantId, programId, told, support);
  }

  CheckIn with(SelfReport opened) {
    return new CheckIn(
        id,
        participantId,
        programId,
        sessionId,
        day,
        zone,
        arrivedAt,
        receivedAt,
        offline,
        arrival,
        via,
        version,
        questionsVersion,
        opened,
        told,
        support);
  }
}

package org.cairn.practice;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cairn.platform.DatabaseRefused;
import org.cairn.platform.ETags;
import org.cairn.platform.PlatformProblem;
import org.cairn.platform.WrongField;
import org.jspecify.annotations.Nullable;

/**
 * Saves a participant's worksheet, half-done or complete, and removes it. The same again is the
 * same worksheet, however many requests bring it.
 */
@ApplicationScoped
class SaveWorksheet {
  private final Worksheets worksheets;
  private final WorksheetTypes types;
  private final ObjectMapper json;
  private final ETags etags;
  private final Clock clock;

  SaveWorksheet(
      Worksheets worksheets, WorksheetTypes types, ObjectMapper json, ETags etags, Clock clock) {
    this.worksheets = worksheets;
    this.types = types;
    this.json = json;
    this.etags = etags;
    this.clock = clock;
  }

  /** The worksheet, and whether it is new. */
  record Outcome(WorksheetView worksheet, boolean created) {}

  Outcome save(UUID participant, UUID id, NewWorksheet sent, @Nullable String ifMatch) {
    Worksheets.Place place = worksheets.place(participant, id);
    if (place.before() == null) {
      if (ifMatch != null) {
        throw PlatformProblem.STALE.problem();
      }
      WorksheetView wanted = begun(id, sent, place.programs());
      if (added(participant, wanted)) {
        return new Outcome(wanted, true);
      }
      place = worksheets.place(participant, id); // the same request, on another connection
    }
    return new Outcome(changed(participant, id, sent, ifMatch, place.before()), false);
  }

  void remove(UUID participant, UUID id, @Nullable String ifMatch) {
    WorksheetView read =
        worksheets.of(participant, id).orElseThrow(PlatformProblem.NOT_FOUND::problem);
    etags.require(ifMatch, read);
    if (!worksheets.remove(participant, read)) {
      throw PlatformProblem.STALE.problem();
    }
  }

  private boolean added(UUID participant, WorksheetView wanted) {
    return DatabaseRefused.translate(
        Map.of("worksheets_full", PracticeProblem.TOO_MANY_WORKSHEETS),
        () -> worksheets.add(participant, wanted));
  }

  private WorksheetView changed(
      UUID participant,
      UUID id,
      NewWorksheet sent,
      @Nullable String ifMatch,
      @Nullable WorksheetView read) {
    if (read == null || !sent.belongsTo(read)) {
      throw PracticeProblem.WORKSHEET_ID_TAKEN.problem();
    }
    if (says(sent, read)) {
      return read; // the same, sent again
    }
    etags.require(ifMatch, read);
    WorksheetView wanted = fitted(sent, read);
    boolean written =
        sent.writes(read)
            ? worksheets.share(participant, read, wanted)
            : worksheets.change(participant, read, wanted);
    return written
        ? wanted
        // Somebody was faster: the same request on another connection, or another device.
        : worksheets
            .of(participant, id)
            .filter(now -> says(sent, now))
            .orElseThrow(PlatformProblem.STALE::problem);
  }

  private static boolean says(NewWorksheet sent, WorksheetView worksheet) {
    return sent.writes(worksheet) && sent.isShared() == worksheet.shared();
  }

  private WorksheetView begun(UUID id, NewWorksheet sent, List<UUID> programs) {
    WorksheetType type = fitting(sent);
    Instant now = clock.instant();
    return new WorksheetView(
        id,
        program(sent, programs),
        type.slug(),
        type.version(),
        type.title(),
        sent.title(),
        sent.content(),
        sent.complete(),
        sent.isShared(),
        1,
        now,
        now,
        sent.complete() ? now : null);
  }

  private WorksheetView fitted(NewWorksheet sent, WorksheetView read) {
    WorksheetType type = fitting(sent);
    Instant now = clock.instant();
    Instant finished = read.completedAt() == null ? now : read.completedAt();
    return new WorksheetView(
        read.id(),
        read.programId(),
        type.slug(),
        type.version(),
        type.title(),
        sent.title(),
        sent.content(),
        sent.complete(),
        sent.isShared(),
        sent.writes(read) ? read.version() : read.version() + 1,
        read.startedAt(),
        now,
        sent.complete() ? finished : null);
  }

  private WorksheetType fitting(NewWorksheet sent) {
    WorksheetType type =
        types
            .of(sent.type(), sent.typeVersion())
            .orElseThrow(
                () ->
                    PracticeProblem.WORKSHEET_TYPE_UNKNOWN.at(
                        "type", "has to be one of the list, with its version"));
    List<WrongField> misfits = Misfits.of(type, json.valueToTree(sent.content()), sent.complete());
    if (!misfits.isEmpty()) {
      throw PracticeProblem.WORKSHEET_DOES_NOT_FIT.at(misfits);
    }
    return type;
  }

  /** The one of mine, or the one named; null when I am in none. */
  private static @Nullable UUID program(NewWorksheet sent, List<UUID> programs) {
    List<UUID> possible =
        programs.stream()
            .filter(program -> sent.programId() == null || sent.programId().equals(program))
            .toList();
    if (possible.size() > 1 || possible.isEmpty() && sent.programId() != null) {
      throw PracticeProblem.programNeeded();
    }
    return possible.isEmpty() ? null : possible.get(0);
  }
}

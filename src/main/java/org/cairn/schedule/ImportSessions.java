package org.cairn.schedule;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.cairn.platform.Ids;
import org.cairn.program.Program;
import org.cairn.program.Programs;
import org.cairn.program.Rooms;
import org.jspecify.annotations.Nullable;

/**
 * Takes over sessions from another system, all of them or none. The other system is the master:
 * what it says stands over what staff changed by hand, except that nothing takes place on a day on
 * which the site is closed.
 */
@ApplicationScoped
class ImportSessions {
  private static final Set<String> CLASHES =
      Set.of(ScheduleProblem.ROOM_BUSY.type(), ScheduleProblem.FACILITATOR_BUSY.type());

  private final Programs programs;
  private final Rooms rooms;
  private final Closures closures;
  private final ImportedSessions imported;
  private final Clock clock;

  ImportSessions(
      Programs programs, Rooms rooms, Closures closures, ImportedSessions imported, Clock clock) {
    this.programs = programs;
    this.rooms = rooms;
    this.closures = closures;
    this.imported = imported;
    this.clock = clock;
  }

  @Transactional
  ImportReport take(UUID programId, SessionImport sent, UUID coordinator) {
    Program program = programs.coordinated(programId, coordinator);
    programs.holdTimetable(programId);
    Import running = new Import(program, sent, clock.instant());
    ImportReport report = new ImportReport(running.all());
    if (report.rows().stream().anyMatch(row -> row.problem() != null)) {
      throw ScheduleProblem.IMPORT_REFUSED
          .builder()
          .with("rows", report.rows().stream().map(ImportReport.ImportedRow::notTaken).toList())
          .build();
    }
    return report;
  }

  /** One import: what it knows before the first row. */
  private final class Import {
    private final Program program;
    private final SessionImport sent;
    private final Instant now;
    private final Map<String, ImportedSessions.Known> known;
    private final Map<LocalDate, String> closed;
    private final Map<UUID, String> roomNames = new HashMap<>();
    private final Set<String> repeated = new HashSet<>();

    Import(Program program, SessionImport sent, Instant now) {
      this.program = program;
      this.sent = sent;
      this.now = now;
      Set<String> ids = new HashSet<>();
      for (SessionImport.ImportedSession row : sent.rows()) {
        if (!ids.add(row.externalId())) {
          repeated.add(row.externalId());
        }
      }
      this.known = imported.known(program.id(), sent.source(), ids);
      List<LocalDate> days =
          sent.rows().stream().map(row -> row.localStart().toLocalDate()).sorted().toList();
      this.closed = closures.reasons(program.id(), days.get(0), days.get(days.size() - 1));
    }

    /** What clashes is tried again after the others: what it clashes with may have moved away. */
    List<ImportReport.ImportedRow> all() {
      ImportReport.ImportedRow[] report = new ImportReport.ImportedRow[sent.rows().size()];
      List<Integer> open = IntStream.range(0, report.length).boxed().toList();
      boolean moved = true;
      while (moved && !open.isEmpty()) {
        moved = false;
        List<Integer> clashing = new ArrayList<>();
        for (int i : open) {
          report[i] = one(sent.rows().get(i));
          if (report[i].problem() == null) {
            moved = true;
          } else if (CLASHES.contains(report[i].problem())) {
            clashing.add(i);
          }
        }
        open = clashing;
      }
      return Arrays.asList(report);
    }

    private ImportReport.ImportedRow one(SessionImport.ImportedSession row) {
      ImportedSessions.Known before = known.get(row.externalId());
      UUID id = before == null ? Ids.next() : before.id();
      try {
        boolean written = write(row, before, id);
        return new ImportReport.ImportedRow(
            row.externalId(),
            !written
                ? ImportOutcome.UNCHANGED
                : before == null ? ImportOutcome.CREATED : ImportOutcome.UPDATED,
            id,
            null,
            null,
            null);
      } catch (HttpProblem e) {
        return new ImportReport.ImportedRow(
            row.externalId(),
            ImportOutcome.REFUSED,
            before == null ? null : before.id(),
            String.valueOf(e.getType()),
            e.getTitle(),
            e.getDetail());
      }
    }

    private boolean write(
        SessionImport.ImportedSession row, ImportedSessions.@Nullable Known before, UUID id) {
      if (repeated.contains(row.externalId())) {
        throw ScheduleProblem.ROW_REPEATED.problem();
      }
      NewSession session = row.session();
      JoinLink.require(session.mode(), session.joinLink());
      PlanningLimit.require(
          session.start().toLocalDate(), LocalDate.ofInstant(now, program.zone()));
      Instant starts = session.startsAt(program.zone());
      Instant ends = session.endsAt(program.zone());
      if (before != null && !before.startsAt().equals(starts) && starts.isBefore(now)) {
        throw ScheduleProblem.IN_THE_PAST.problem();
      }
      boolean scheduled = row.status() == SessionStatus.SCHEDULED;
      String closure =
          scheduled && ends.isAfter(now) ? closed.get(row.localStart().toLocalDate()) : null;
      return imported.put(
          new ImportedSessions.Wanted(
              id,
              program.id(),
              program.zone().getId(),
              session,
              room(session.roomId()),
              scheduled && closure == null ? Session.SCHEDULED : Session.CANCELED,
              scheduled ? closure : row.cancelReason(),
              closure != null,
              sent.source(),
              row.externalId()),
          starts,
          ends,
          now);
    }

    private @Nullable String room(@Nullable UUID id) {
      return id == null
          ? null
          : Objects.requireNonNull(
              roomNames.computeIfAbsent(
                  id,
                  room ->
                      rooms
                          .name(room, program.id())
                          .orElseThrow(ScheduleProblem.ROOM_UNKNOWN::problem)));
    }
  }
}

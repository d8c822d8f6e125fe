package org.cairn.practice;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.cairn.platform.Jdbc;
import org.jspecify.annotations.Nullable;

/** What worksheets said before. */
@ApplicationScoped
class WorksheetVersions {
  private record Old(
      int version, byte @Nullable [] title, byte[] content, boolean complete, Instant savedAt) {}

  private final Jdbc jdbc;
  private final WorksheetText text;

  WorksheetVersions(Jdbc jdbc, WorksheetText text) {
    this.jdbc = jdbc;
    this.text = text;
  }

  /** How it was, newest first, the present one included. */
  List<WorksheetView.WorksheetVersion> of(UUID participant, UUID id, int before, int limit) {
    List<Old> rows =
        jdbc.listed(
            "select v.version, v.title, v.content, v.complete, v.saved_at from worksheet w"
                + " left join lateral (select w.version, w.title, w.content,"
                + " w.completed_at is not null as complete, w.saved_at union all"
                + " select o.version, o.title, o.content, o.complete, o.saved_at"
                + " from worksheet_version o where o.worksheet_id = w.id) v on v.version < ?"
                + " where w.id = ? and w.participant_id = ? order by v.version desc limit ?",
            row ->
                new Old(
                    row.getInt(1),
                    row.getBytes(2),
                    Objects.requireNonNull(row.getBytes(3)),
                    row.getBoolean(4),
                    Objects.requireNonNull(Jdbc.instant(row, 5))),
            before,
            id,
            participant,
            limit);
    text.prepare(rows.stream().map(Old::content).toList());
    return rows.stream()
        .map(
            old ->
                new WorksheetView.WorksheetVersion(
                    old.version,
                    text.title(id, old.title),
                    text.content(id, old.content),
                    old.complete,
                    old.savedAt))
        .toList();
  }
}

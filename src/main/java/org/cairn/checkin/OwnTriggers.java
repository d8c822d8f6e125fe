package org.cairn.checkin;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.cairn.platform.Encrypter;
import org.cairn.platform.Jdbc;
import org.jspecify.annotations.Nullable;

/** Triggers of participants' own. What they are called is encrypted under the participant's key. */
@ApplicationScoped
class OwnTriggers {
  private static final String COLUMNS =
      "select o.id, o.name, o.ended_at is null from own_trigger o";

  /**
   * A trigger as it is stored.
   *
   * @param sealed its name, which differs each time that it is written
   */
  record Stored(OwnTriggerView view, byte[] sealed) {}

  private record Row(UUID id, byte[] name, boolean listed) {}

  private final Jdbc jdbc;
  private final Encrypter encrypter;

  OwnTriggers(Jdbc jdbc, Encrypter encrypter) {
    this.jdbc = jdbc;
    this.encrypter = encrypter;
  }

  /** Those on the participant's list, in the order in which they were added. */
  List<OwnTriggerView> of(UUID participant) {
    return views(
            COLUMNS
                + " where o.participant_id = ? and o.ended_at is null order by o.created_at, o.id",
            participant)
        .stream()
        .map(Stored::view)
        .toList();
  }

  Optional<Stored> of(UUID participant, UUID id) {
    return views(COLUMNS + " where o.participant_id = ? and o.id = ?", participant, id).stream()
        .findFirst();
  }

  /** Those of these that were shared with the caller, a counselor, in an answer. */
  List<OwnTriggerView> named(Collection<UUID> ids) {
    return ids.isEmpty()
        ? List.of()
        : views(
                "select o.id, o.name, o.ended_at is null from shared_triggers(?) o order by o.id",
                (Object) ids.toArray(UUID[]::new))
            .stream()
            .map(Stored::view)
            .toList();
  }

  void add(UUID participant, UUID id, String name, Instant now) {
    jdbc.update(
        "insert into own_trigger (id, participant_id, name, created_at) values (?, ?, ?, ?)",
        id,
        participant,
        encrypter.encrypt(participant, nameOf(id), name),
        now);
  }

  /** Whether it was still the one that was read. */
  boolean rename(UUID participant, Stored read, String name) {
    return jdbc.update(
            "update own_trigger set name = ? where id = ? and participant_id = ? and name = ?"
                + " and ended_at is null",
            encrypter.encrypt(participant, nameOf(read.view.id()), name),
            read.view.id(),
            participant,
            read.sealed)
        == 1;
  }

  /** Whether it was still the one that was read. */
  boolean end(UUID participant, Stored read, Instant now) {
    return jdbc.update(
            "update own_trigger set ended_at = ? where id = ? and participant_id = ? and name = ?"
                + " and ended_at is null",
            now,
            read.view.id(),
            participant,
            read.sealed)
        == 1;
  }

  private List<Stored> views(String sql, @Nullable Object... parameters) {
    List<Row> rows =
        jdbc.query(
            sql,
            row ->
                new Row(
                    Objects.requireNonNull(row.getObject(1, UUID.class)),
                    Objects.requireNonNull(row.getBytes(2)),
                    row.getBoolean(3)),
            parameters);
    encrypter.prepare(rows.stream().map(Row::name).toList());
    return rows.stream()
        .map(
            row ->
                new Stored(
                    new OwnTriggerView(
                        row.id, encrypter.decrypt(nameOf(row.id), row.name).orElse(""), row.listed),
                    row.name))
        .toList();
  }

  private static Encrypter.Place nameOf(UUID id) {
    return new Encrypter.Place("own_trigger.name", id);
  }
}

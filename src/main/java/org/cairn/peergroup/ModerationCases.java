package org.cairn.peergroup;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cairn.identity.People;
import org.cairn.platform.Encrypter;
import org.cairn.platform.Jdbc;
import org.cairn.platform.Json;
import org.cairn.safety.NamedPerson;
import org.jspecify.annotations.Nullable;

/** Reports of messages, and the cases that are the caller's to look after. */
@ApplicationScoped
class ModerationCases {
  private static final int MOST_ACTS = 50;

  private static final String COLUMNS =
      "c.id, c.group_id, g.name, c.message_id, c.seq, c.version, c.opened_at, c.closed_at,"
          + " array(select r.reason from case_reports(c.id) r)";

  private static final String FROM =
      " from moderation_case c join peer_group g on g.id = c.group_id where ";

  private static final String PAGE = "select " + COLUMNS + FROM;

  private static final String DETAIL =
      "select "
          + COLUMNS
          + ", c.closed_by, c.member_id, exists (select from my_seats() s where s.group_id = c.group_id),"
          + " e.alias, e.staff, e.former, e.sent_at, e.gone, e.versions, e.bodies,"
          + " (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'reason', r.reason, 'note', encode(r.note, 'hex'),"
          + " 'day', r.day)), '[]') from case_reports(c.id) r),"
          + " (select jsonb_build_object('total', max(x.total), 'acts', coalesce(jsonb_agg("
          + StoredAct.COLUMN
          + " order by a.at desc, a.id desc) filter (where a.id is not null), '[]')) from case_acts(c.id, "
          + MOST_ACTS
          + ") x cross join lateral (select (x.act).*) a), e.version_count"
          + " from moderation_case c join peer_group g on g.id = c.group_id cross join lateral"
          + " (select e.alias, e.staff, e.former, e.sent_at, e.gone, "
          + StoredVersion.COLUMNS
          + ", "
          + StoredVersion.COUNT
          + " from case_evidence(c.id) e group by e.alias, e.staff, e.former, e.sent_at, e.gone) e"
          + " where c.id = ?";

  private record StoredReport(UUID id, String reason, @Nullable String note, LocalDate day) {
    byte @Nullable [] sealed() {
      return note == null ? null : HexFormat.of().parseHex(note);
    }
  }

  private record StoredActs(@Nullable Integer total, List<StoredAct> acts) {}

  private record Stored(
      ModerationCaseView view,
      @Nullable UUID closedBy,
      ModerationCaseDetail.Author author,
      boolean reads,
      Instant sentAt,
      MessageState state,
      List<StoredVersion> versions,
      int versionCount,
      List<StoredReport> reports,
      StoredActs acts) {}

  private static final TypeReference<List<StoredReport>> REPORTS = new TypeReference<>() {};

  private final Jdbc jdbc;
  private final Encrypter encrypter;
  private final People people;
  private final ObjectMapper json;

  ModerationCases(Jdbc jdbc, Encrypter encrypter, People people, ObjectMapper json) {
    this.jdbc = jdbc;
    this.encrypter = encrypter;
    this.people = people;
    this.json = json;
  }

  /** Reports a message; answers what came of it, as the function says. */
  String report(
      UUID group,
      UUID message,
      UUID reporter,
      NewReport report,
      @Nullable String note,
      Instant now) {
    // Random: it does not tell when.
    UUID id = UUID.randomUUID();
    return jdbc.first(
            "select report_message(?, ?, ?, ?, ?::bytea, ?)",
            row -> row.getString(1),
            id,
            group,
            message,
            report.reason().word(),
            encrypter.encryptIfPresent(reporter, noteOf(id), note),
            now)
        .orElseThrow();
  }

  /** The open ones, the oldest first; or the closed ones, the last closed first. One more. */
  List<ModerationCaseView> page(CaseState state, @Nullable UUID group, ByTime after, int limit) {
    return jdbc.query(
        PAGE
            + (state == CaseState.OPEN
                ? "c.closed_at is null and c.group_id = coalesce(?::uuid, c.group_id)"
                    + " and (c.opened_at, c.id) > (?, ?) order by c.opened_at, c.id limit ?"
                : "c.closed_at is not null and c.group_id = coalesce(?::uuid, c.group_id)"
                    + " and (c.closed_at, c.id) < (?, ?) order by c.closed_at desc, c.id desc limit ?"),
        ModerationCases::view,
        group,
        after.at(),
        after.id(),
        limit + 1);
  }

  /** One with its evidence, its reports and what was done. */
  Optional<ModerationCaseDetail> detail(UUID id) {
    return jdbc.first(DETAIL, this::stored, id).map(this::detail);
  }

  private ModerationCaseDetail detail(Stored stored) {
    Set<UUID> ids = stored.acts.acts.stream().map(StoredAct::by).collect(Collectors.toSet());
    UUID closedBy = stored.closedBy;
    if (closedBy != null) {
      ids.add(closedBy);
    }
    Map<UUID, People.Person> names = ids.isEmpty() ? Map.of() : people.named(ids);
    ModerationCaseView view = stored.view;
    return new ModerationCaseDetail(
        view,
        stored.author,
        stored.sentAt,
        stored.state,
        StoredVersion.views(encrypter, view.messageId(), stored.versions),
        stored.versionCount,
        reports(stored.reports),
        StoredAct.views(encrypter, stored.acts.acts).stream().map(act -> act.named(names)).toList(),
        stored.acts.total == null ? 0 : stored.acts.total,
        stored.reads
            ? "/v1/groups/" + view.group().id() + "/messages?around=" + view.messageId()
            : null,
        closedBy == null ? null : NamedPerson.of(closedBy).named(names));
  }

  private Stored stored(ResultSet row) throws SQLException {
    String gone = row.getString(17);
    return new Stored(
        view(row),
        row.getObject(10, UUID.class),
        new ModerationCaseDetail.Author(
            Objects.requireNonNull(row.getObject(11, UUID.class)),
            row.getString(13),
            row.getBoolean(14),
            row.getBoolean(15)),
        row.getBoolean(12),
        Objects.requireNonNull(Jdbc.instant(row, 16)),
        gone == null ? MessageState.SENT : MessageState.fromString(gone),
        StoredVersion.read(json, row, 18),
        row.getInt(22),
        Json.read(json, row.getString(20), REPORTS),
        Json.read(json, row.getString(21), StoredActs.class));
  }

  private List<ModerationCaseDetail.ReportView> reports(List<StoredReport> reports) {
    encrypter.prepare(reports.stream().map(StoredReport::sealed).filter(Objects::nonNull).toList());
    return reports.stream().map(this::view).toList();
  }

  private ModerationCaseDetail.ReportView view(StoredReport report) {
    byte[] sealed = report.sealed();
    return new ModerationCaseDetail.ReportView(
        ReportReason.of(report.reason),
        sealed == null ? null : encrypter.decrypt(noteOf(report.id), sealed).orElse(null),
        report.day);
  }

  private static ModerationCaseView view(ResultSet row) throws SQLException {
    Instant closedAt = Jdbc.instant(row, 8);
    return new ModerationCaseView(
        Objects.requireNonNull(row.getObject(1, UUID.class)),
        new NamedGroup(Objects.requireNonNull(row.getObject(2, UUID.class)), row.getString(3)),
        Objects.requireNonNull(row.getObject(4, UUID.class)),
        row.getLong(5),
        row.getInt(6),
        counted((String[]) row.getArray(9).getArray()),
        closedAt == null ? CaseState.OPEN : CaseState.CLOSED,
        Objects.requireNonNull(Jdbc.instant(row, 7)),
        closedAt);
  }

  private static List<ModerationCaseView.ReasonCount> counted(String[] reasons) {
    return Arrays.stream(reasons)
        .collect(Collectors.groupingBy(ReportReason::of, Collectors.summingInt(one -> 1)))
        .entrySet()
        .stream()
        .map(one -> new ModerationCaseView.ReasonCount(one.getKey(), one.getValue()))
        .sorted(
            Comparator.comparing(ModerationCaseView.ReasonCount::count)
                .reversed()
                .thenComparing(ModerationCaseView.ReasonCount::reason))
        .toList();
  }

  private static Encrypter.Place noteOf(UUID id) {
    return new Encrypter.Place("message_report.note", id);
  }
}

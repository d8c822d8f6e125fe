package org.cairn.safety;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cairn.platform.Jdbc;

/** What the programs that the caller coordinates notice. */
@ApplicationScoped
class AlertRules {
  private static final int MOST = 50;
  private static final String COLUMNS =
      "r.id, r.kind, r.measure, r.instrument, r.item, r.threshold, r.severity, r.active,"
          + " r.changed_at";

  private final Jdbc jdbc;

  AlertRules(Jdbc jdbc) {
    this.jdbc = jdbc;
  }

  /** The most severe first; the problem {@code platform/not-found} for anybody else's program. */
  List<AlertRuleView> of(UUID program) {
    return jdbc.listed(
        "select "
            + COLUMNS
            + " from program p left join alert_rule r on r.program_id = p.id where p.id = ?"
            + " and p.id in (select coordinated_programs())"
            + " order by severity_rank(r.severity), r.id",
        AlertRules::view,
        program);
  }

  Optional<AlertRuleView> of(UUID program, UUID id) {
    return jdbc.first(
        "select " + COLUMNS + " from alert_rule r where r.program_id = ? and r.id = ?",
        AlertRules::view,
        program,
        id);
  }

  /** The field by which a rule about an instrument can never fire. */
  Optional<String> unreachable(UUID program, Rule rule) {
    return rule.instrument() == null
        ? Optional.empty()
        : jdbc.query(
                "select unreachable(?, ?::text, ?::text, ?::numeric)",
                row -> Optional.ofNullable(row.getString(1)),
                program,
                rule.instrument(),
                rule.item(),
                rule.threshold())
            .get(0);
  }

  /** Whether there was room for it. */
  boolean add(
      UUID program, UUID id, Rule rule, AlertSeverity severity, UUID coordinator, Instant now) {
    return jdbc.update(
            "insert into alert_rule (id, program_id, kind, measure, instrument, item, threshold,"
                + " severity, changed_by, changed_at) select ?, ?, ?, ?::text, ?::text, ?::text,"
                + " ?::numeric, ?, ?, ? where (select count(*) from alert_rule where program_id = ?)"
                + " < ?",
            id,
            program,
            rule.kind().word(),
            rule.measure(),
            rule.instrument(),
            rule.item(),
            rule.threshold(),
            severity.word(),
            coordinator,
            now,
            program,
            MOST)
        == 1;
  }

  /** Whether it was still the one that was read. */
  boolean change(
      UUID program, AlertRuleView read, AlertRuleChange wanted, UUID coordinator, Instant now) {
    return jdbc.update(
            "update alert_rule set threshold = ?::numeric, severity = ?, active = ?, changed_by = ?,"
                + " changed_at = ? where program_id = ? and id = ? and changed_at = ?",
            wanted.threshold(),
            wanted.severity().word(),
            wanted.active(),
            coordinator,
            now,
            program,
            read.id(),
            read.changedAt())
        == 1;
  }

  private static AlertRuleView view(ResultSet row) throws SQLException {
    return AlertRuleView.of(
        row.getObject(1, UUID.class),
        rule(row, 2),
        AlertSeverity.of(row.getString(7)),
        row.getBoolean(8),
        row.getObject(9, OffsetDateTime.class).toInstant());
  }

  /** From five columns, as they stand in a rule and in an alert. */
  static Rule rule(ResultSet row, int from) throws SQLException {
    return new Rule(
        RuleKind.of(row.getString(from)),
        row.getString(from + 1),
        row.getString(from + 2),
        row.getString(from + 3),
        row.getBigDecimal(from + 4));
  }
}

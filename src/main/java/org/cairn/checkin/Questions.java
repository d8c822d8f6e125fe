package org.cairn.checkin;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.cairn.platform.Jdbc;

/** What programs ask. */
@ApplicationScoped
class Questions {
  private static final String COLUMNS =
      "q.program_id, q.version, q.asked, q.required, q.counselor_sees, q.facilitator_sees,"
          + " q.changed_at";

  private final Jdbc jdbc;

  Questions(Jdbc jdbc) {
    this.jdbc = jdbc;
  }

  /** What each program of the participant's asks now. */
  List<QuestionSet> of(UUID participant) {
    return jdbc.query(
        "select distinct on (q.program_id) "
            + COLUMNS
            + " from enrollment e join question_set q on q.program_id = e.program_id"
            + " where e.participant_id = ? and e.ended_at is null"
            + " order by q.program_id, q.version desc",
        Questions::map,
        participant);
  }

  /** What a program asks now, if the caller coordinates it. */
  Optional<QuestionSet> coordinated(UUID program) {
    return jdbc.first(
        "select "
            + COLUMNS
            + " from question_set q where q.program_id = ?"
            + " and q.program_id in (select coordinated_programs()) order by q.version desc limit 1",
        Questions::map,
        program);
  }

  /** Those whose answers a rule looks at now, if the caller coordinates the program. */
  List<Question> watched(UUID program) {
    return jdbc.query(
        "select distinct case kind when 'use' then 'usedSinceLast' else measure end"
            + " from alert_rule where program_id = ? and active"
            + " and kind in ('at_least', 'at_most', 'rise', 'use')",
        row -> Question.of(row.getString(1)),
        program);
  }

  /** Adds a version; the database refuses (question_set_version_taken) one that is there. */
  void add(QuestionSet set, UUID coordinator) {
    jdbc.update(
        "insert into question_set (program_id, version, asked, required, counselor_sees,"
            + " facilitator_sees, changed_by, changed_at) values (?, ?, ?, ?, ?, ?, ?, ?)",
        set.programId(),
        set.version(),
        keys(set.asked()),
        keys(set.required()),
        keys(set.counselorSees()),
        keys(set.facilitatorSees()),
        coordinator,
        set.changedAt());
  }

  private static QuestionSet map(ResultSet row) throws SQLException {
    return new QuestionSet(
        row.getObject("program_id", UUID.class),
        row.getInt("version"),
        list(row, "asked"),
        list(row, "required"),
        list(row, "counselor_sees"),
        list(row, "facilitator_sees"),
        CheckInRow.instant(row, "changed_at"));
  }

  private static List<Question> list(ResultSet row, String column) throws SQLException {
    return Stream.of((String[]) row.getArray(column).getArray()).map(Question::of).toList();
  }

  private static String[] keys(List<Question> questions) {
    return questions.stream().map(Question::key).toArray(String[]::new);
  }
}

package org.cairn.checkin;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cairn.identity.People;
import org.cairn.platform.Encrypter;
import org.cairn.platform.Jdbc;
import org.cairn.safety.NamedPerson;
import org.jspecify.annotations.Nullable;

/** What staff read of participants' check-ins: what was asked under the promise that they would. */
@ApplicationScoped
class SharedCheckIns {
  private static final String SHARED =
      "select "
          + CheckInRow.COLUMNS
          + ", array(select k from unnest(q.asked) with ordinality a (k, n)"
          + " where k <> all (q.%s) order by n) as not_shared";

  private static final String COUNSELED =
      SHARED.formatted("counselor_sees")
          + " from enrollment e left join (counseled_check_ins(?, ?, ?, ?) c join question_set q"
          + " on q.program_id = c.program_id and q.version = c.questions_version) on true"
          + " where e.program_id = ? and e.participant_id = ? and e.ended_at is null"
          + " and counsels(e.program_id, e.participant_id) order by c.day desc, c.id desc";

  private static final String LED =
      SHARED.formatted("facilitator_sees")
          + " from led_sessions() l (session_id) left join (led_check_ins(?) c join question_set q"
          + " on q.program_id = c.program_id and q.version = c.questions_version) on true"
          + " where l.session_id = ? order by c.arrived_at, c.id";

  private record Shared(CheckIn checkIn, List<Question> notShared) {}

  private final Jdbc jdbc;
  private final Encrypter encrypter;
  private final OwnTriggers triggers;
  private final People people;

  SharedCheckIns(Jdbc jdbc, Encrypter encrypter, OwnTriggers triggers, People people) {
    this.jdbc = jdbc;
    this.encrypter = encrypter;
    this.triggers = triggers;
    this.people = people;
  }

  /**
   * Those of a participant whom the caller counsels in that program, the latest day first; for
   * anybody else the problem {@code platform/not-found}.
   */
  List<StaffCheckInView> counseled(UUID program, UUID participant, LocalDate from, LocalDate to) {
    return views(COUNSELED, program, participant, from, to, program, participant);
  }

  /**
   * Those to a session that the caller leads, by arrival; for anybody else the problem {@code
   * platform/not-found}.
   */
  List<StaffCheckInView> led(UUID session) {
    return views(LED, session, session);
  }

  private List<StaffCheckInView> views(String sql, @Nullable Object... parameters) {
    List<Shared> read =
        CheckInRow.open(encrypter, jdbc.listed(sql, SharedCheckIns::map, parameters));
    Map<UUID, OwnTriggerView> named =
        triggers
            .named(read.stream().flatMap(SharedCheckIns::ownTriggers).distinct().toList())
            .stream()
            .collect(Collectors.toMap(OwnTriggerView::id, Function.identity()));
    Map<UUID, People.Person> called =
        people.named(read.stream().map(one -> one.checkIn.participantId()).distinct().toList());
    return read.stream()
        .map(
            one ->
                StaffCheckInView.of(
                    one.checkIn,
                    NamedPerson.of(one.checkIn.participantId()).named(called),
                    ownTriggers(one).flatMap(id -> Stream.ofNullable(named.get(id))).toList(),
                    one.notShared))
        .toList();
  }

  private static Stream<UUID> ownTriggers(Shared one) {
    return Optional.ofNullable(one.checkIn.selfReport().ownTriggers()).stream()
        .flatMap(List::stream);
  }

  private static CheckInRow<Shared> map(ResultSet row) throws SQLException {
    CheckInRow<CheckIn> checkIn = CheckInRow.checkIn(row);
    List<Question> notShared =
        Stream.of((String[]) row.getArray("not_shared").getArray()).map(Question::of).toList();
    return new CheckInRow<>(
        checkIn.id(),
        checkIn.goal(),
        checkIn.note(),
        checkIn.answers(),
        report -> new Shared(checkIn.opened().apply(report), notShared));
  }
}

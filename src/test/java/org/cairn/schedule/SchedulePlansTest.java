package org.cairn.schedule;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.regex.Pattern;
import org.cairn.HouseTest;
import org.cairn.Owner;
import org.cairn.Scene;
import org.junit.jupiter.api.Test;

/**
 * The hot reads touch what they answer with, however many participants there are: each table is
 * entered by an index and a key, under the policies.
 */
@QuarkusTest
class SchedulePlansTest extends HouseTest {
  @Inject Scene scene;
  @Inject Owner owner;

  @Test
  void myScheduleIsARangeOfMyBookings() throws SQLException {
    Scene.People all = scene.people();
    OffsetDateTime now = OffsetDateTime.parse("2026-12-01T00:00:00Z");

    String plan =
        owner.planAmong(
            List.of("booking"),
            all.participant(),
            Sessions.SCHEDULE,
            all.participant().id(),
            now,
            now.plusDays(28),
            now,
            LocalDateTime.parse("2026-12-01T00:00:00"),
            LocalDateTime.parse("2026-12-29T00:00:00"));

    assertFound(
        "Index Scan using booking_participant on booking b\\n *Index Cond: .*participant_id ="
            + " .*starts_at >= .*starts_at < ",
        plan);
    assertFound(
        "Index Scan using session_\\w+ on session s\\n *Index Cond: .*id = b.session_id", plan);
  }

  @Test
  void aRosterIsTheBookingsOfItsSession() throws SQLException {
    Scene.People all = scene.people();

    String plan =
        owner.plan(all.facilitator(), Attendances.ROSTER, all.session(), all.facilitator().id());

    assertFound("on booking b\\n *Index Cond: .*session_id = ", plan);
    assertFound("on session s\\n *Index Cond: .*id = ", plan);
    assertFound("on attendance a\\n *Index Cond: ", plan);
    assertFound("on waitlist_entry w\\n *Index Cond: .*session_id = ", plan);
  }

  private static void assertFound(String part, String plan) {
    assertTrue(Pattern.compile(part).matcher(plan).find(), plan);
  }
}

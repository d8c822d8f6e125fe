package org.cairn.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cairn.Clinic;
import org.cairn.Listening;
import org.cairn.World;
import org.junit.jupiter.api.Test;

/** Streams over two replicas: what one writes the other tells, and one may stop or die. */
class EventReplicasIT {
  private static final int SIGTERM = 143;

  @Test
  void aStreamGoesOnElsewhereWhenItsReplicaStopsOrDies() throws Exception {
    try (Clinic clinic = new Clinic(2)) {
      Clinic.Somebody me = clinic.participant();
      List<String> seen = new ArrayList<>();
      String last;

      try (Listening here = new Listening(clinic.api(0), clinic.token(me), null).ready()) {
        bookAt(clinic, 1, me, 3_000);
        here.await(1);

        // It is told to, and does not hold the replica up.
        assertEquals(SIGTERM, clinic.stop(0));
        here.awaitEnd();
        assertEquals(List.of("booking.booked", "feed.reconnect"), here.types());
        seen.add(here.events().get(0).id());
        last = here.lastId();
      }
      clinic.restart(0);

      bookAt(clinic, 0, me, 3_200);
      try (Listening there = new Listening(clinic.api(1), clinic.token(me), last)) {
        seen.add(there.await(1).events().get(0).id());
        clinic.kill(1);
        last = there.awaitEnd().lastId();
      }

      bookAt(clinic, 0, me, 3_400);
      try (Listening back = new Listening(clinic.api(0), clinic.token(me), last)) {
        seen.add(back.await(1).events().get(0).id());
      }
      assertEquals(3, seen.stream().distinct().count());
      assertEquals(
          "3",
          clinic.column("select count(*) from event where person_id = '" + me.id() + "'").get(0));
    }
  }

  private static void bookAt(Clinic clinic, int replica, Clinic.Somebody person, int minutes)
      throws Exception {
    var session =
        clinic.send(
            replica,
            "POST",
            clinic.program() + "/sessions",
            World.sessionBody(Map.of("localStart", World.localTime(minutes))),
            clinic.coordinator());
    assertEquals(201, session.statusCode(), session.body());
    UUID id = Clinic.id(Clinic.read(session));
    var booked =
        clinic.send(
            replica,
            "PUT",
            "/v1/sessions/" + id + "/bookings/" + person.id(),
            null,
            clinic.coordinator());
    assertEquals(204, booked.statusCode(), booked.body());
  }
}

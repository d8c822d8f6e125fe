package org.cairn.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.cairn.Contract;
import org.cairn.HouseTest;
import org.cairn.Scene;
import org.cairn.World;
import org.junit.jupiter.api.Test;

/** No read costs more than two exchanges with the database; the hot ones cost one. */
@QuarkusTest
class RoundTripTest extends HouseTest {
  private static final int MOST = 2;

  /** What phones ask for all day. */
  private static final Set<String> HOT =
      Set.of(
          "getMySchedule",
          "getSession",
          "getMyCheckIn",
          "listSkills",
          "getSkill",
          "listMyGroups",
          "listMessages",
          "listPrograms",
          "listAssignments");

  @Inject Scene scene;

  @Test
  void everyReadOfTheContractIsMeasured() {
    TreeSet<String> reads =
        Contract.operations().stream()
            .filter(operation -> operation.method().equals("GET"))
            .map(Contract.Operation::id)
            .collect(Collectors.toCollection(TreeSet::new));

    assertEquals(reads, new TreeSet<>(reads().keySet()));
  }

  @Test
  void noReadTakesMoreThanTwoRoundTripsAndTheHotOnesTakeOne() {
    Map<String, Long> taken = new TreeMap<>();
    reads().forEach((operation, read) -> taken.put(operation, warm(read)));

    assertEquals(0, taken.get("getJwks"));
    taken.forEach((operation, trips) -> assertTrue(trips <= MOST, taken.toString()));
    HOT.forEach(operation -> assertEquals(1, taken.get(operation), taken.toString()));
  }

  @Test
  void aSendACheckInAndARetryOfEitherTakeOne() {
    World.Person me = scene.people().participant();
    String message = "/v1/groups/" + scene.people().group() + "/messages/";
    String checkIn = "/v1/sessions/" + scene.people().session() + "/check-in";

    assertEquals(
        1,
        warm(
            () ->
                me.sends(Map.of("text", "One day at a time."))
                    .put(message + java.util.UUID.randomUUID())
                    .statusCode()));
    assertEquals(1, warm(() -> me.sends(World.selfReport()).put(checkIn).statusCode()));
  }

  /** With warm keys: of several measurements the least, for a job may run in between. */
  private static long warm(LongSupplier read) {
    read.getAsLong();
    return LongStream.range(0, 3)
        .map(
            i -> {
              long before = RoundTrips.sum();
              long status = read.getAsLong();
              assertTrue(status == 200 || status == 201, "status " + status);
              return RoundTrips.sum() - before;
            })
        .min()
        .orElseThrow();
  }

  private Map<String, LongSupplier> reads() {
    Scene.People all = scene.people();
    World.Person me = all.participant();
    World.Person coordinator = all.program().coordinator;
    String program = "/v1/programs/" + all.program().id;
    String session = "/v1/sessions/" + all.session();
    return Map.ofEntries(
        read("getJwks", me, "/.well-known/jwks.json"),
        read("getMe", me, "/v1/me"),
        read("listMyDevices", me, "/v1/me/devices"),
        read("getMySchedule", me, "/v1/me/schedule"),
        read("getSession", me, session),
        read("getMyCheckIn", me, session + "/check-in"),
        read("listSkills", me, "/v1/skills?q=craving"),
        read("getSkill", me, "/v1/skills/urge-surfing"),
        read("listMyGroups", me, "/v1/me/groups"),
        read("listMessages", me, "/v1/groups/" + all.group() + "/messages"),
        read("listPrograms", coordinator, "/v1/programs"),
        read("listParticipants", coordinator, program + "/participants"),
        read("listSeries", coordinator, program + "/series"),
        read("getSeries", coordinator, "/v1/series/" + all.program().series(Map.of())),
        read("listStaff", coordinator, program + "/staff"),
        read("listAssignments", coordinator, program + "/assignments"));
  }

  private static Map.Entry<String, LongSupplier> read(
      String operation, World.Person person, String path) {
    return Map.entry(operation, () -> person.asks().get(path).statusCode());
  }
}

package org.cairn.schedule;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.cairn.identity.Allowed;
import org.cairn.identity.People;
import org.cairn.identity.Role;
import org.cairn.platform.Conditional;
import org.cairn.platform.CurrentActor;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who is booked into a session and who came, for those who lead it and its coordinators. */
@Path("/v1/sessions/{sessionId}/roster")
@Tag(name = "Staff: schedule")
public class RosterResource {
  private final Attendances attendances;
  private final People people;

  RosterResource(Attendances attendances, People people) {
    this.attendances = attendances;
    this.people = people;
  }

  /** The roster. */
  @GET
  @Allowed({Role.FACILITATOR, Role.COUNSELOR, Role.COORDINATOR})
  @Conditional
  @Operation(
      operationId = "getRoster",
      summary = "Who is booked into a session, and who came",
      description = "For those who lead it and the program's coordinators.")
  @APIResponse(responseCode = "200", description = "The roster.")
  public RosterView get(UUID sessionId) {
    List<Attendances.Row> rows = attendances.roster(sessionId, CurrentActor.person().id());
    Map<UUID, People.Person> named =
        people.named(
            rows.stream()
                .flatMap(row -> Stream.ofNullable(row.place()))
                .map(Attendances.Booked::participant)
                .toList());
    Attendances.Row session = rows.get(0);
    return new RosterView(
        sessionId,
        session.status(),
        session.facilitators(),
        session.capacity(),
        session.waiting(),
        rows.stream()
            .flatMap(row -> Stream.ofNullable(row.place()))
            .map(place -> entry(place, named))
            .sorted(
                Comparator.comparing(RosterView.RosterEntry::name)
                    .thenComparing(RosterView.RosterEntry::participantId))
            .toList());
  }

  private static RosterView.RosterEntry entry(
      Attendances.Booked booked, Map<UUID, People.Person> named) {
    People.Person person = named.get(booked.participant());
    return new RosterView.RosterEntry(
        booked.participant(),
        person == null ? "" : person.name(),
        booked.status(),
        booked.attendance());
  }
}

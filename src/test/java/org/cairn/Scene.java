package org.cairn;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;

/**
 * Two programs that are strangers to each other, with somebody in every part. Built once and read
 * by many tests: whoever changes something makes it for themselves.
 */
@Singleton
public class Scene {
  private final World world;
  private final Owner owner;
  private People people;

  Scene(World world, Owner owner) {
    this.world = world;
    this.owner = owner;
  }

  /**
   * Who is there, and what is theirs.
   *
   * @param session runs now; participant is booked and checked in, fellow is not booked
   * @param group has the participant, the fellow and messages
   */
  public record People(
      World.Program program,
      World.Program other,
      World.Person participant,
      World.Person fellow,
      World.Person discharged,
      World.Person foreigner,
      World.Person facilitator,
      World.Person foreignFacilitator,
      World.Person counselor,
      World.Person foreignCounselor,
      UUID session,
      UUID group,
      UUID otherSession,
      UUID otherGroup) {}

  /** The people of the scene. */
  public synchronized People people() {
    if (people == null) {
      people = build();
    }
    return people;
  }

  private People build() {
    World.Program program = world.program();
    World.Program other = world.program();
    People all =
        new People(
            program,
            other,
            owner.participant(program),
            owner.participant(program),
            owner.participant(program),
            owner.participant(other),
            owner.staff(program, "facilitator"),
            owner.staff(other, "facilitator"),
            owner.staff(program, "counselor"),
            owner.staff(other, "counselor"),
            program.session(0),
            program.group(),
            other.session(0),
            other.group());
    program.book(all.session, all.participant, all.discharged);
    other.book(all.otherSession, all.foreigner);
    for (World.Person member : new World.Person[] {all.participant, all.fellow, all.discharged}) {
      program.admit(all.group, member);
      say(member, all.group);
    }
    other.admit(all.otherGroup, all.foreigner);
    say(all.foreigner, all.otherGroup);
    arrive(all.participant, all.session);
    arrive(all.discharged, all.session);
    arrive(all.foreigner, all.otherSession);
    program.leads(all.facilitator, all.session);
    program.facilitates(all.facilitator, all.group);
    program.counsels(all.counselor, all.participant);
    other.leads(all.foreignFacilitator, all.otherSession);
    other.facilitates(all.foreignFacilitator, all.otherGroup);
    other.counsels(all.foreignCounselor, all.foreigner);
    program.discharge(all.discharged);
    return all;
  }

  private static void say(World.Person member, UUID group) {
    member
        .sends(Map.of("text", "Glad to be here."))
        .put("/v1/groups/" + group + "/messages/" + UUID.randomUUID())
        .then()
        .statusCode(201);
  }

  private static void arrive(World.Person participant, UUID session) {
    participant
        .sends(World.checkIn(Map.of()))
        .put("/v1/sessions/" + session + "/check-in")
        .then()
        .statusCode(201);
  }
}

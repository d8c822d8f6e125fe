package org.cairn.peergroup;

import io.restassured.response.Response;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import org.cairn.Owner;
import org.cairn.World;

/** One program for all tests of groups; each makes its own group in it. */
@Singleton
class GroupWorld {
  private final World world;
  private final Owner owner;
  private World.Program program;

  GroupWorld(World world, Owner owner) {
    this.world = world;
    this.owner = owner;
  }

  synchronized World.Program program() {
    if (program == null) {
      program = world.program();
    }
    return program;
  }

  World.Person coordinator() {
    return program().coordinator;
  }

  World.Person member(UUID group) {
    World.Person person = owner.participant(program());
    program().admit(group, person);
    return person;
  }

  World.Person facilitator(UUID group) {
    World.Person person = owner.staff(program(), "facilitator");
    program().facilitates(person, group);
    return person;
  }

  Response admit(UUID group, UUID participant, String alias) {
    return coordinator()
        .sends(Map.of("alias", alias))
        .put("/v1/groups/" + group + "/members/" + participant);
  }

  /** Something that a member said, at once: what it says does not matter here. */
  void said(UUID group, World.Person author, int times) {
    for (int i = 0; i < times; i++) {
      owner.update("update peer_group set last_seq = last_seq + 1 where id = ?", group);
      owner.update(
          "insert into message (group_id, seq, id, member_id, body, sent_at) select g.id, g.last_seq,"
              + " gen_random_uuid(), m.id, 'x', now() from peer_group g join group_member m on m.group_id = g.id"
              + " and m.participant_id = ? and m.ended_at is null where g.id = ?",
          author.id(),
          group);
    }
  }

  UUID careThread(World.Person participant) {
    return UUID.fromString(
        owner
            .column(
                "select id from peer_group where kind = 'care' and participant_id = ?",
                participant.id())
            .get(0));
  }
}

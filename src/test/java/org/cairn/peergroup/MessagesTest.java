package org.cairn.peergroup;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.cairn.HouseTest;
import org.cairn.World;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MessagesTest extends HouseTest {
  @Test
  void membersReadWhatAMemberWrote() {
    World.Program program = world.program();
    World.Person writer = program.participant();
    World.Person reader = program.participant();
    UUID group = program.group();
    String alias = program.admit(group, writer);
    program.admit(group, reader);

    writer
        .sends(Map.of("text", "Made it through the weekend."))
        .put("/v1/groups/" + group + "/messages/" + UUID.randomUUID())
        .then()
        .statusCode(201)
        .body("message.seq", equalTo(1));

    reader
        .asks()
        .get("/v1/groups/" + group + "/messages")
        .then()
        .statusCode(200)
        .body("items", hasSize(1))
        .body("items[0].text", equalTo("Made it through the weekend."))
        .body("items[0].author.alias", equalTo(alias));
  }
}

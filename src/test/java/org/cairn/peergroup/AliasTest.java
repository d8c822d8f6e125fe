package org.cairn.peergroup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkiverse.resteasy.problem.HttpProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AliasTest {
  @ParameterizedTest
  @CsvSource({
    "Heron, heron",
    "Heron, HERON",
    "Heron, H\u0435r\u043En", // Cyrillic
    "Heron, \u041Deron",
    "Heron, Her0n",
    "Heron, \uFF28eron", // full width
    "Iris, lris",
    "Iris, 1ris",
    "modern, modem",
    "Andr\u00E9, Andre\u0301", // composed or not
    "Two words, Two   words",
    "Two words, Two\u00A0words",
    "Heron, Her\u200Bon", // nothing to see
    "Heron, Heron.",
    "Heron, H\u00E9ron",
    "Heron, Heron \u00B7",
    "Heron, Hero n",
    "Heron, Heron \uD83E\uDD89"
  })
  void whatLooksAlikeIsOne(String one, String other) {
    assertEquals(Alias.of(one).key(), Alias.of(other).key());
  }

  @ParameterizedTest
  @CsvSource({"Heron, Herons", "\uD83E\uDD89, \uD83E\uDD86", "Heron, Heron 2"})
  void whatLooksOtherwiseIsAnother(String one, String other) {
    assertNotEquals(Alias.of(one).key(), Alias.of(other).key());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Facilitator",
        "facilitator",
        "Facilitator 2",
        "Faci1itator",
        "F\u0430cilit\u0430tor", // Cyrillic
        "FACILITATOR",
        "The Facilitator",
        "Care team",
        "CareTeam",
        "C-a-r-e team 3",
        "Former member",
        "Form\u0435r  rnember",
        "F4cilitator",
        "F@c1l1t4t0r",
        "\u24BBacilitator",
        "Moderator",
        "M\u00F3derator",
        "Staff",
        "$t4ff",
        "Counselor",
        "Admin",
        "Group admin",
        "Facilitador",
        "Facilitadora",
        "Consejero",
        "Consejera Ana",
        "Equipo",
        "El equipo"
      })
  void whatLooksLikeStaffIsForStaff(String alias) {
    assertThrows(HttpProblem.class, () -> Alias.of(alias));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Her\u202Eon", // right to left from here
        "Her\non",
        "Her\u200Eon", // left to right
        "Her\ton",
        "\u0301",
        "\uD83D",
        "Her\u0000on",
        "12345678901234567890123456789012345678901"
      })
  void whatCannotBeShownInALineIsNone(String alias) {
    assertThrows(HttpProblem.class, () -> Alias.of(alias));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Heron",
        "\u0928\u092E\u0938\u094D\u0924\u0947", // Hindi
        "\u9DFA",
        "\u0627\u0644\u0628\u062C\u0639",
        "Heron \uD83E\uDD89",
        "\uD83E\uDD89",
        "Badminton",
        "X",
        "1234567890123456789012345678901234567890"
      })
  void otherwisePeopleChoose(String alias) {
    assertEquals(alias, Alias.of(alias).text());
  }

  @Test
  void charactersCountAsPeopleSeeThem() {
    String forty = "e\u0323\u0302".repeat(40); // composed of three, of two in the composed form

    assertEquals(forty.length() / 3, PlainText.characters(Alias.of(forty).text()));
    assertThrows(HttpProblem.class, () -> Alias.of(forty + "e"));
  }
}

package org.cairn.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * The demo's last days: how three participants were, what one of them has thought of for a crisis,
 * what the counselor asks for, and who is on call.
 */
final class DemoDays {
  private final DemoApi api;
  private final String program;
  private final Clock clock;

  /**
   * @param program its address
   */
  DemoDays(DemoApi api, String program, Clock clock) {
    this.api = api;
    this.program = program;
    this.clock = clock;
  }

  void build(String coordinator, Map<String, String> people, Map<String, String> tokens)
      throws Exception {
    onCall(coordinator, of(people, "noor"));
    said(
        of(tokens, "maria"),
        List.of(4, 5, 3, 3),
        List.of(5, 5, 6, 7),
        List.of("stress", "tiredness"));
    said(of(tokens, "theo"), List.of(6, 4, 5, 2), List.of(4, 6, 6, 7), List.of());
    said(of(tokens, "june"), List.of(2, 2, 1, 1), List.of(7, 6, 7, 8), List.of());
    String maria = of(tokens, "maria");
    api.send(
        "PUT",
        maria,
        "/v1/me/safety-plan",
        Map.of(
            "warningSigns",
            List.of("I stop answering my sister", "I skip dinner two days in a row"),
            "whatICanDo",
            List.of("A walk along the river", "A hot shower, then the old records"),
            "peopleAndPlaces",
            List.of("The coffee house on Mill Street", "The library until eight"),
            "peopleToAsk",
            List.of(Map.of("name", "My sister", "phone", "865-555-0117")),
            "professionals",
            List.of(Map.of("name", "Noor Haddad, my counselor", "phone", "865-555-0142")),
            "saferSurroundings",
            List.of("My brother keeps the pills")));
    api.send(
        "PUT",
        of(tokens, "noor"),
        program + "/participants/" + of(people, "maria") + "/instruments/phq-9",
        Map.of("everyWeeks", 2, "firstDue", today().toString()));
    api.send(
        "PUT",
        of(tokens, "theo"),
        "/v1/me/recovery-counts/" + UUID.randomUUID(),
        Map.of(
            "what",
            "Without alcohol",
            "timeZone",
            clock.getZone().getId(),
            "periods",
            List.of(
                Map.of(
                    "from",
                    today().minusDays(70).toString(),
                    "to",
                    today().minusDays(40).toString()),
                Map.of("from", today().minusDays(39).toString()))));
  }

  private void onCall(String coordinator, String counselor) throws Exception {
    api.change(
        coordinator,
        program + "/support",
        Map.of(
            "phone",
            "865-555-0142",
            "hours",
            "Every day, 7 in the morning to 11 at night",
            "words",
            "Call us, also if you have used. We are glad about every call.",
            "claimWithin",
            30,
            "resolveWithin",
            1440));
    api.send(
        "PUT",
        coordinator,
        program + "/on-call/" + UUID.randomUUID(),
        Map.of(
            "staffId",
            counselor,
            "startsAt",
            clock.instant().toString(),
            "endsAt",
            clock.instant().plusSeconds(7 * 86_400).toString()));
  }

  /** From three days ago to today. */
  private void said(
      String token, List<Integer> cravings, List<Integer> moods, List<String> triggers)
      throws Exception {
    for (int i = 0; i < cravings.size(); i++) {
      api.send(
          "PUT",
          token,
          "/v1/me/daily-check-ins/" + today().minusDays(cravings.size() - 1L - i),
          Map.of(
              "questionsVersion",
              1,
              "timeZone",
              clock.getZone().getId(),
              "selfReport",
              Map.of(
                  "mood",
                  moods.get(i),
                  "craving",
                  cravings.get(i),
                  "stress",
                  cravings.get(i) + 1,
                  "triggers",
                  triggers)));
    }
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }

  private static String of(Map<String, String> all, String login) {
    return Objects.requireNonNull(all.get(login));
  }
}

package org.cairn.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * What the demo's participants do with what they learn: a skill that helps one of them, one that
 * does not, homework from the counselor, and a worksheet that is half done.
 */
final class DemoPractice {
  private final DemoApi api;
  private final String program;
  private final Clock clock;

  /**
   * @param program its address
   */
  DemoPractice(DemoApi api, String program, Clock clock) {
    this.api = api;
    this.program = program;
    this.clock = clock;
  }

  void build(Map<String, String> people, Map<String, String> tokens) throws Exception {
    String maria = of(tokens, "maria");
    homework(of(tokens, "noor"), of(people, "maria"), Map.of("skill", "urge-surfing", "times", 5));
    homework(of(tokens, "noor"), of(people, "theo"), Map.of("worksheetType", "decisional-balance"));
    int[][] ratings = {{8, 5}, {7, 4}, {6, 6}, {8, 3}};
    for (int i = 0; i < ratings.length; i++) {
      practiced(maria, "urge-surfing", ratings.length - i, ratings[i][0], ratings[i][1]);
    }
    practiced(maria, "cool-your-face", 2, 6, 6);
    practiced(of(tokens, "june"), "plan-one-bright-spot", 1, 5, 3);
    api.send(
        "PUT",
        of(tokens, "theo"),
        "/v1/me/worksheets/" + UUID.randomUUID(),
        Map.of(
            "type",
            "decisional-balance",
            "typeVersion",
            1,
            "complete",
            false,
            "shared",
            true,
            "content",
            Map.of()));
  }

  private void homework(String counselor, String participant, Map<String, ?> what)
      throws Exception {
    Map<String, Object> body = new java.util.TreeMap<>(what);
    body.put("dueOn", LocalDate.now(clock).plusDays(5).toString());
    api.post(counselor, program + "/participants/" + participant + "/homework", body);
  }

  private void practiced(String token, String skill, int hoursAgo, int before, int after)
      throws Exception {
    api.send(
        "PUT",
        token,
        "/v1/me/practices/" + UUID.randomUUID(),
        Map.of(
            "skill",
            skill,
            "situation",
            "craving",
            "before",
            before,
            "after",
            after,
            "minutes",
            10,
            "practicedAt",
            clock.instant().minusSeconds(hoursAgo * 43_200L).toString(),
            "timeZone",
            clock.getZone().getId()));
  }

  private static String of(Map<String, String> all, String login) {
    return Objects.requireNonNull(all.get(login));
  }
}

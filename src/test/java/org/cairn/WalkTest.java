package org.cairn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.cairn.demo.DemoProgram;
import org.junit.jupiter.api.Test;

/** Walks the README's own walk, as it stands there, on the demo program. */
@QuarkusTest
@TestProfile(WalkTest.Demo.class)
class WalkTest {
  /** The demo's staff have no second factor. */
  public static class Demo implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("cairn.second-factor-optional", "true", "cairn.keys.ephemeral", "true");
    }
  }

  @Inject DemoProgram demo;

  @TestHTTPResource("/")
  URI api;

  @Test
  void theReadmesWalkWorksAsItStandsAndTwice() throws Exception {
    demo.build(api);
    String walk = walk(Files.readString(Path.of("README.md")));
    for (int time = 1; time <= 2; time++) {
      String output = run(walk);
      for (String seen :
          List.of(
              "event: message.sent",
              "event: message.edited",
              "\"alias\":\"Willow ",
              "Welcome to walk")) {
        assertTrue(output.contains(seen), () -> seen + " in " + output);
      }
      assertTrue(output.contains("\"kind\":\"distress\""), output);
      assertTrue(output.contains("Let us talk on Thursday."), output);
      assertTrue(output.contains("\"care\":{\"answered\":"), output);
      assertTrue(output.contains("\"arrival\":\"on_time\""), output);
      assertTrue(output.contains("\"bookedBy\":\"participant\""), output);
      assertTrue(output.contains("\"call\":\"988\"") && output.contains("\"told\":\""), output);
      assertTrue(output.contains("\"status\":\"resolved\""), output);
      assertTrue(output.contains("\"sentence\":\"A few more check-ins"), output);
      assertTrue(output.contains("<svg") && output.contains("\"score\":8"), output);
      assertTrue(output.contains("\"type\":\"booking.canceled\""), output);
      assertTrue(
          output.contains("SUMMARY:Appointment") && output.contains("END:VCALENDAR"), output);
      assertTrue(output.contains("\"suggestions\":[") && output.contains("\"reason\":{"), output);
      assertTrue(output.contains("\"streak\":{") && output.contains("\"state\":\"done\""), output);
      assertTrue(output.contains("\"understood\":"), output);
      assertTrue(output.contains("\"complete\":false,\"items\":[]"), output);
      assertTrue(output.contains("</html>"), output);
      assertTrue(output.contains("\"whenToLeaveIt\""), output);
    }
  }

  private String run(String walk) throws Exception {
    ProcessBuilder bash =
        new ProcessBuilder("bash", "-euo", "pipefail", "-c", walk).redirectErrorStream(true);
    bash.environment().put("API", api.toString().replaceAll("/$", ""));
    Process process = bash.start();
    process.getOutputStream().close();
    String output =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the walk does not end");
    assertEquals(0, process.exitValue(), output);
    return output;
  }

  private static String walk(String readme) {
    int heading = readme.indexOf("\n## Walk\n");
    int begin = readme.indexOf("```bash\n", heading) + "```bash\n".length();
    return readme.substring(begin, readme.indexOf("\n```", begin));
  }
}

package org.cairn.skills;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cairn.HouseTest;
import org.cairn.World;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Markdown that wants to be more than a text is refused, or comes out as one. */
@QuarkusTest
class HostileMarkdownTest extends HouseTest {
  private static final Set<String> ELEMENTS =
      Set.of(
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "p",
          "br",
          "hr",
          "ul",
          "ol",
          "li",
          "em",
          "strong",
          "blockquote",
          "pre",
          "code",
          "a");
  private static final int LONG = 9000;

  private static World.Program program;

  /** Authors are told of these. */
  static List<String> refused() {
    return List.of(
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](java&#115;cript:alert(1))",
        "[x](&#x6A;avascript&colon;alert(1))",
        "[x](java&Tab;script:alert(1))",
        "[x](java&NewLine;script:alert(1))",
        "[x](<javascript:alert(1)>)",
        "[x](\\javascript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
        "[x](data:image/svg+xml,<svg/onload=alert(1)>)",
        "[x](vbscript:msgbox(1))",
        "[x](file:///etc/passwd)",
        "[x](http://example.org/in-the-clear)",
        "[x](//example.org/of-no-scheme)",
        "[x](/v1/me)",
        "[x](#top)",
        "[x]()",
        "[x](https:example.org)",
        "[x](https://example.org/" + "y".repeat(600) + ")",
        "[x]\n\n[x]: javascript:alert(1)",
        "<javascript:alert(1)>",
        "<http://example.org>",
        "<script>alert(1)</script>",
        "a <script src=https://example.org/x.js></script>",
        "<img src=x onerror=alert(1)>",
        "a <img src=x onerror=alert(1)>",
        "<svg onload=alert(1)>",
        "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
        "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
        "<iframe src=https://example.org></iframe>",
        "<div style=\"position:fixed\">x</div>",
        "<style>*{display:none}</style>",
        "<a href=\"https://example.org\" onclick=\"alert(1)\">x</a>",
        "a <b onmouseover=alert(1)>b</b>",
        "<form action=https://example.org><input></form>",
        "<table><tr><td>x</td></tr></table>",
        "<!-- nobody sees this -->",
        "<?php echo 1 ?>",
        "<!DOCTYPE html>",
        "<![CDATA[x]]>",
        "<base href=https://example.org>",
        "<meta http-equiv=refresh content=0>",
        "![x](https://example.org/x.png)",
        "![x](javascript:alert(1))",
        "![x](https://example.org/x.png \"onload=alert(1)\")",
        "[![x](https://example.org/x.png)](https://example.org)",
        "Turn \u202Earound",
        "Turn \u2066around\u2069",
        "In\u200Bvisible",
        "In\u00ADvisible",
        "\uFEFFMark",
        "Tag \uDB40\uDC41",
        "Turn &#x202E;around",
        "In&ZeroWidthSpace;visible",
        "In&shy;visible",
        "Bell \u0007",
        "Bell &#7;",
        "Escape &#27;[31m",
        "Half &#xD800;",
        "Line\u2028separator",
        "<?".repeat(LONG / 2),
        "<!A ".repeat(LONG / 4),
        "[a]: https://example.org/" + "y".repeat(400) + "\n\n" + "[a] ".repeat(1000));
  }

  /** These swallow the headings that follow. */
  static List<String> unended() {
    return List.of(
        "1. ".repeat(LONG / 3),
        IntStream.range(0, 90)
            .mapToObj(i -> "  ".repeat(i) + "- x")
            .collect(Collectors.joining("\n")),
        "`".repeat(LONG),
        "~".repeat(LONG));
  }

  /** These are texts, though strange ones. */
  static List<String> accepted() {
    return List.of(
        "[x](java\tscript:alert(1))",
        "[x](java\nscript:alert(1))",
        "[x](https://example.org \"t\\\" onmouseover=alert(1) \\\"\")",
        "[x](https://example.org 't\" onmouseover=\"alert(1)')",
        "[x](https://example.org/\"onmouseover=alert(1))",
        "[x](https://example.org/?a=1&b=<script>)",
        "[x](https://example.org/%22%3E%3Cscript%3E)",
        "[x](HTTPS://example.org)",
        "[<x>](https://example.org)".replace("<x>", "&lt;script&gt;"),
        "[x](mailto:a@example.org?subject=<b>)",
        "[x](tel:988)",
        "<https://example.org/?a=\"onclick=alert(1)>",
        "<somebody@example.org>",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "&#60;img src=x onerror=alert(1)&#62;",
        "\\<script>alert(1)\\</script>",
        "`<script>alert(1)</script>`",
        "```\"><script>alert(1)</script>\n<script>alert(1)</script>\n```",
        "    <script>alert(1)</script>",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "{{constructor.constructor('alert(1)')()}}",
        "${7*7} <%= 7*7 %>".replace("<%", "< %"),
        "I < 3 > you & me \"quoted\" 'twice'",
        "999999999. A long way to go",
        "&#0;",
        "&#xFFFFFFFFFF; &nosuchentity;",
        "\uD83D\uDE00 Ánimo, cariño \u0301",
        "e" + "\u0301".repeat(2000),
        ">".repeat(LONG),
        "> ".repeat(LONG / 2),
        "- ".repeat(LONG / 2),
        "> - 1. ".repeat(LONG / 7),
        "[".repeat(LONG),
        "![".repeat(LONG / 2),
        "[a](".repeat(LONG / 4),
        "[".repeat(LONG / 2) + "]".repeat(LONG / 2),
        "*".repeat(LONG),
        "*a".repeat(LONG / 2),
        "*a **a ".repeat(LONG / 7),
        "_*".repeat(LONG / 2) + "a" + "*_".repeat(100),
        "a**b".repeat(LONG / 4) + "c* ".repeat(200),
        IntStream.range(1, 125).mapToObj("`"::repeat).collect(Collectors.joining("a")),
        "<".repeat(LONG),
        "< !--".repeat(LONG / 5),
        "<a ".repeat(LONG / 3),
        "\\".repeat(LONG),
        "&amp;".repeat(LONG / 5),
        "&".repeat(LONG),
        "&#x26;".repeat(LONG / 6),
        "x".repeat(LONG),
        "x\n".repeat(LONG / 2),
        " ".repeat(LONG) + "x",
        "\t".repeat(LONG) + "x",
        "[a]: https://example.org\n".repeat(LONG / 26) + "\n[a]",
        "[a]: <".repeat(LONG / 6) + "x",
        "# ".repeat(LONG / 2) + "x",
        "x\n" + "-".repeat(LONG));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void whatIsMoreThanATextIsRefusedAtItsPlace(String markdown) {
    write(markdown)
        .then()
        .statusCode(400)
        .body("type", equalTo("skills/content-invalid"))
        .body("violations.field", contains("body"));
  }

  @ParameterizedTest
  @MethodSource("unended")
  void whatHidesAHeadingIsRefusedForIt(String markdown) {
    write(markdown)
        .then()
        .statusCode(400)
        .body("type", equalTo("skills/text-incomplete"))
        .body("violations.field", contains("body"));
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void whatIsStrangeComesOutAsText(String markdown) {
    Response written = write(markdown);
    written.then().statusCode(201);
    JsonPath draft = written.jsonPath();
    assertSafe(draft.getString("html"));
    assertTrue(
        draft.getString("html").length() < 20 * (markdown.length() + 100), "it grew too much");
    assertEquals(body(markdown), draft.getString("content.body"));
    SkillText text = SkillText.of(draft.getString("content.body"), Language.EN, Kind.SKILL);
    assertTrue(SkillFaults.readable(text.whenItHelps(), true));
    assertEquals(List.of("Sit down."), text.steps());
  }

  /** The sanitizer stands by itself: also what never reaches it comes out safe. */
  @ParameterizedTest
  @MethodSource("everything")
  void noMarkdownBecomesMoreThanWhatIsAllowed(String markdown) {
    assertSafe(Markdown.html(markdown));
    assertSafe(Markdown.html(body(markdown)));
    assertSafe(Markdown.html("1. a\n\n   > " + markdown.replace("\n", "\n   > ")));
  }

  static Stream<String> everything() {
    return Stream.of(refused(), unended(), accepted()).flatMap(List::stream);
  }

  @Test
  void deepNestingEndsAndTheRestIsText() {
    for (String mark : List.of("> ", "- ", "1. ", "* > ")) {
      Element html = Jsoup.parseBodyFragment(Markdown.html(mark.repeat(10_000) + "x")).body();
      int depth = 0;
      for (Element at = html; at != null; at = at.firstElementChild()) {
        depth++;
      }
      assertTrue(depth < 30, mark + depth);
    }
    assertSafe(Markdown.html("[".repeat(100_000) + "]".repeat(100_000)));
    assertSafe(Markdown.html("*a".repeat(100_000)));
  }

  @Test
  void halfACharacterAndZeroAreNoText() {
    for (String escape : List.of("\\u0000", "\\ud800", "\\udc00x")) {
      String sent =
          io.vertx.core.json.Json.encode(World.skill(Map.of("body", "@"))).replace("@", escape);
      coordinator()
          .sends(sent)
          .put(draft())
          .then()
          .statusCode(400)
          .body("violations.field", contains("body"));
    }
  }

  private static void assertSafe(String html) {
    for (Element element : Jsoup.parseBodyFragment(html).body().getAllElements()) {
      if (element.normalName().equals("body")) {
        continue;
      }
      assertTrue(ELEMENTS.contains(element.normalName()), element.normalName());
      for (Attribute attribute : element.attributes()) {
        String allowed =
            switch (element.normalName() + " " + attribute.getKey()) {
              case "a href" -> "(?i)(https://|mailto:|tel:).+";
              case "a rel" -> "noopener noreferrer nofollow";
              case "ol start" -> "[0-9]+";
              default -> "(?!)";
            };
        assertTrue(attribute.getValue().matches(allowed), attribute.toString());
      }
      assertEquals(element.hasAttr("href"), element.hasAttr("rel"));
    }
    assertTrue(Jsoup.parse(html).head().childNodes().isEmpty());
    // The sanitizer's own, which keeps two braces apart that a template would read.
    assertTrue(!html.replace("{<!-- -->", "").contains("<!--"), "a comment");
  }

  private static String body(String markdown) {
    return "## When it helps\nWhen it is strong.\n\n"
        + markdown
        + "\n\n## When to leave it\nWhile you drive.\n\n## Steps\n\n1. Sit down.\n";
  }

  private Response write(String markdown) {
    return coordinator().sends(World.skill(Map.of("body", body(markdown)))).put(draft());
  }

  private World.Person coordinator() {
    if (program == null) {
      program = world.program();
    }
    return program.coordinator;
  }

  private static String draft() {
    return "/v1/programs/" + program.id + "/skill-drafts/" + World.unique("strange-") + "/en";
  }
}

package org.cairn.practice;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.xml.XmlPath;
import io.restassured.path.xml.XmlPath.CompatibilityMode;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.cairn.HouseTest;
import org.cairn.Owner;
import org.cairn.Scene;
import org.cairn.World;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WorksheetReadableTest extends HouseTest {
  @Inject Scene scene;
  @Inject Owner owner;
  @Inject WorksheetTypes types;

  @Test
  void aWorksheetIsAPageToReadOrPrint() {
    Map<String, Object> content = WorksheetTest.record();
    content.put("day", "2026-11-20");
    content.put("beliefNow", 3);
    content.put("speaksFor", List.of("He said it twice.", "He laughed."));
    Response page = read(Map.of("title", "At my brother's", "content", content, "complete", true));
    page.then()
        .statusCode(200)
        .header("Content-Type", equalTo("text/html;charset=UTF-8"))
        .header("Cache-Control", equalTo("private, no-store"))
        .header("Vary", containsString("Accept"))
        .header(
            "Content-Security-Policy",
            allOf(startsWith("default-src 'none'; style-src 'sha256-"), containsString("sandbox")));
    String html = page.asString();
    assertTrue(html.startsWith("<!DOCTYPE html>"), html);
    XmlPath read = new XmlPath(CompatibilityMode.HTML, html);
    assertEquals("en-US", read.getString("html.@lang"));
    // A title stands in tabs and histories: it says no more than the kind.
    assertEquals("Thought record", read.getString("html.head.title"));
    assertEquals("At my brother's", read.getString("html.body.main.h1"));
    assertEquals(
        List.of(
            "Which day was it?",
            "What happened?",
            "What did you feel?",
            "What went through your mind?",
            "What speaks for the thought?",
            "What is another way to see it?",
            "How much do you believe the first thought now?"),
        read.getList("html.body.main.section.h2"));
    assertTrue(html.contains(">Friday, November 20, 2026<"), html);
    assertTrue(html.contains(">3 of 10<"), html);
    assertTrue(html.contains(">Feeling 1<"), html);
    assertTrue(html.contains("<li dir=\"auto\">He laughed.</li>"), html);
    // In the zone of the program's site.
    String today =
        ZonedDateTime.now(World.ZONE)
            .format(DateTimeFormatter.ofPattern("EEEE, MMMM d, yyyy 'at' ", Locale.US));
    assertTrue(html.contains(today), html);
    assertTrue(
        html.contains(
            World.ZONE.getRules().isDaylightSavings(java.time.Instant.now()) ? " EDT<" : " EST<"),
        html);
  }

  @Test
  void whoeverAsksForPlainTextGetsIt() {
    Response text =
        read(Map.of("title", "At my brother's", "content", WorksheetTest.record()), "text/plain");
    text.then().statusCode(200).header("Content-Type", equalTo("text/plain;charset=UTF-8"));
    String written = text.asString();
    assertTrue(written.startsWith("At my brother's\nThought record\n"), written);
    assertTrue(written.contains("\nFinished: Not yet\n"), written);
    assertTrue(written.contains("\nWhat happened?\nMy brother offered me a beer.\n"), written);
    assertTrue(
        written.contains("\nFeeling 1\nWhat did you feel? Shame\nHow strong was it? 7 of 10\n"),
        written);
    assertFalse(written.contains("&") || written.contains("<"), written);
    read(Map.of(), "application/pdf").then().statusCode(406);
  }

  @Test
  void whatSomebodyWritesStaysTextWhateverItIs() {
    String script = "<script>alert(1)</script><img src=x onerror=alert(2)>";
    Map<String, Object> content = WorksheetTest.record();
    content.put("situation", script);
    content.put(
        "anotherView",
        "[me](javascript:alert(3)) ![x](https://evil.example/p) {config:secret} {#if}");
    content.put("next", "a\u0007b\u001b[31m\u202Egnp.exe\u2066 \u0085line\r\nnext");
    content.put("speaksFor", List.of("</li></ul><h1>Big</h1>", "\"' & &lt; --> <!-- "));
    content.put("feelings", List.of(Map.of("feeling", "\" onmouseover=\"x", "strength", 1)));
    Response page = read(Map.of("title", "</title><svg onload=alert(4)>", "content", content));
    String html = page.asString();
    assertFalse(html.toLowerCase(Locale.ROOT).matches("(?s).*<(script|img|svg|a |iframe).*"), html);
    assertEquals(1, html.split("<h1", -1).length - 1);
    XmlPath read = new XmlPath(CompatibilityMode.HTML, html);
    assertEquals("</title><svg onload=alert(4)>", read.getString("html.body.main.h1"));
    assertTrue(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), html);
    assertTrue(html.contains("{config:secret} {#if}"), html);
    assertTrue(html.contains(">ab[31mgnp.exe line\nnext</p>"), html);
    for (String form : List.of("text/html", "text/plain")) {
      String written =
          read(Map.of("title", "</title><svg onload=alert(4)>", "content", content), form)
              .asString();
      assertTrue(
          written.codePoints().allMatch(c -> c == '\n' || c == '\t' || !Character.isISOControl(c)),
          form);
      assertFalse(written.matches("(?s).*[\u202A-\u202E\u2066-\u2069].*"), form);
    }
  }

  @Test
  void everyKindFilledToTheLastFieldShowsEachOfThem() {
    World.Person me = owner.participant(scene.people().program());
    for (WorksheetType type : types.all()) {
      List<String> written = new ArrayList<>();
      Object content = filled(type.schema(), written);
      String path = "/v1/me/worksheets/" + UUID.randomUUID();
      me.sends(World.worksheet(Map.of("type", type.slug(), "content", content, "complete", true)))
          .put(path)
          .then()
          .statusCode(201);
      for (String form : List.of("text/html", "text/plain")) {
        String page =
            me.asks()
                .accept(form)
                .get(path + "/readable")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        for (String text : written) {
          assertTrue(page.contains(text), type.slug() + " " + text);
        }
      }
    }
  }

  @Test
  void thePageSpeaksTheLanguageThatIRead() {
    World.Person me = owner.participant(scene.people().program());
    String path = "/v1/me/worksheets/" + UUID.randomUUID();
    Map<String, Object> content =
        Map.of(
            "weekStarts",
            "2026-11-23",
            "activities",
            List.of(
                Map.of(
                    "day",
                    "2026-11-24",
                    "partOfDay",
                    "morning",
                    "activity",
                    "Caminar",
                    "done",
                    true,
                    "enjoyed",
                    7)));
    me.sends(World.worksheet(Map.of("type", "behavioral-activation-week", "content", content)))
        .put(path)
        .then()
        .statusCode(201);
    Response page = me.asks().header("Accept-Language", "es").get(path + "/readable");
    page.then()
        .statusCode(200)
        .header("Content-Language", equalTo("es"))
        .header("Vary", containsString("Accept-Language"));
    String html = page.asString();
    for (String text :
        List.of(
            "<html lang=\"es-US\">",
            ">Semana de actividades<",
            ">Empezada<",
            ">Todavía no<",
            ">lunes, 23 de noviembre de 2026<",
            ">¿En qué parte del día?<",
            ">mañana<",
            ">Actividad 1<",
            ">Sí<",
            ">7 de 10<")) {
      assertTrue(html.contains(text), text + " in " + html);
    }
    me.asks()
        .header("Accept-Language", "fr")
        .get(path + "/readable")
        .then()
        .header("Content-Language", equalTo("en"))
        .body(containsString(">morning<"));
  }

  @Test
  void aHalfDoneOneShowsWhatIsThere() {
    read(Map.of("content", Map.of()))
        .then()
        .statusCode(200)
        .body(not(containsString("<section>")))
        .body(containsString("Not yet"));
  }

  /** A document in which every field is there, and the words by which each is found again. */
  private static Object filled(JsonNode schema, List<String> written) {
    if (schema.has("enum")) {
      return schema.path("enum").get(0).asText();
    }
    return switch (schema.path("type").asText()) {
      case "integer" -> schema.path("maximum").asInt();
      case "boolean" -> true;
      case "array" -> List.of(filled(schema.path("items"), written));
      case "object" -> {
        Map<String, Object> fields = new HashMap<>();
        schema
            .path("properties")
            .properties()
            .forEach(
                field -> {
                  written.add(
                      field.getValue().path("title").asText().replace("'", "&#39;").split("&")[0]);
                  fields.put(field.getKey(), filled(field.getValue(), written));
                });
        yield fields;
      }
      default -> {
        if (schema.path("format").asText().equals("date")) {
          yield "2026-11-23";
        }
        String text = "w" + written.size();
        written.add(text);
        yield text;
      }
    };
  }

  private Response read(Map<String, ?> changes) {
    return read(changes, "*/*");
  }

  private Response read(Map<String, ?> changes, String accept) {
    World.Person me = owner.participant(scene.people().program());
    String path = "/v1/me/worksheets/" + UUID.randomUUID();
    me.sends(World.worksheet(changes)).put(path).then().statusCode(201);
    return me.asks().accept(accept).get(path + "/readable");
  }
}

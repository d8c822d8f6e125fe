package org.cairn.skills;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonmark.node.Heading;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;

/**
 * Reads a skill from its Markdown: front matter, then "When it helps", "When to leave it" and
 * "Steps".
 */
final class SkillText {
  private static final String FENCE = "---\n";
  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.LOWER_CAMEL_CASE)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();
  private static final Parser MARKDOWN = Parser.builder().build();
  private static final TextContentRenderer TEXT = TextContentRenderer.builder().build();

  private SkillText() {}

  private record FrontMatter(
      String slug,
      int version,
      String title,
      String method,
      List<String> situations,
      List<String> intensity,
      int minutes,
      List<SkillView.Source> sources,
      String summary) {}

  static SkillView parse(String markdown) {
    int end = markdown.indexOf("\n" + FENCE, FENCE.length());
    if (!markdown.startsWith(FENCE) || end < 0) {
      throw new IllegalArgumentException("no front matter");
    }
    try {
      FrontMatter front =
          YAML.readValue(markdown.substring(FENCE.length(), end + 1), FrontMatter.class);
      Map<String, List<Node>> sections =
          sections(MARKDOWN.parse(markdown.substring(end + 1 + FENCE.length())));
      return new SkillView(
          front.slug,
          front.version,
          front.title,
          front.summary,
          Method.fromString(front.method),
          front.situations.stream().map(Situation::fromString).toList(),
          front.intensity.stream().map(Intensity::fromString).toList(),
          front.minutes,
          text(sections, "When it helps"),
          text(sections, "When to leave it"),
          steps(sections),
          front.sources);
    } catch (IOException e) {
      throw new IllegalArgumentException("the front matter cannot be read: " + e.getMessage(), e);
    }
  }

  private static Map<String, List<Node>> sections(Node document) {
    Map<String, List<Node>> sections = new LinkedHashMap<>();
    List<Node> current = new ArrayList<>();
    for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof Heading) {
        current = new ArrayList<>();
        sections.put(TEXT.render(node).strip(), current);
      } else {
        current.add(node);
      }
    }
    return sections;
  }

  private static String text(Map<String, List<Node>> sections, String heading) {
    List<String> paragraphs =
        section(sections, heading).stream().map(node -> TEXT.render(node).strip()).toList();
    return String.join("\n\n", paragraphs);
  }

  private static List<String> steps(Map<String, List<Node>> sections) {
    List<String> steps = new ArrayList<>();
    for (Node node : section(sections, "Steps")) {
      if (node instanceof OrderedList list) {
        for (Node item = list.getFirstChild(); item instanceof ListItem; item = item.getNext()) {
          List<String> parts = new ArrayList<>();
          for (Node part = item.getFirstChild(); part != null; part = part.getNext()) {
            parts.add(TEXT.render(part).strip());
          }
          steps.add(String.join("\n", parts));
        }
      }
    }
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("no steps");
    }
    return steps;
  }

  private static List<Node> section(Map<String, List<Node>> sections, String heading) {
    List<Node> section = sections.get(heading);
    if (section == null || section.isEmpty()) {
      throw new IllegalArgumentException("no section '" + heading + "'");
    }
    return section;
  }
}

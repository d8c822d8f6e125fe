package org.cairn.skills;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonmark.node.Heading;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.jspecify.annotations.Nullable;

/**
 * The text of a skill, read from its Markdown and taken apart by its headings.
 *
 * @param about what a lesson is about; null for a skill
 */
record SkillText(
    @Nullable String about, String whenItHelps, String whenToLeaveIt, List<String> steps) {
  /** Reads it; an IllegalArgumentException says which heading is missing. */
  static SkillText of(String body, Language language, Kind kind) {
    Map<String, List<Node>> sections = sections(Markdown.read(body));
    return new SkillText(
        kind == Kind.LESSON ? text(sections, language.about()) : null,
        text(sections, language.whenItHelps()),
        text(sections, language.whenToLeaveIt()),
        steps(sections, language.steps()));
  }

  private static Map<String, List<Node>> sections(Node document) {
    Map<String, List<Node>> sections = new LinkedHashMap<>();
    List<Node> current = new ArrayList<>();
    for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof Heading) {
        current = new ArrayList<>();
        sections.put(Markdown.text(node), current);
      } else {
        current.add(node);
      }
    }
    return sections;
  }

  private static String text(Map<String, List<Node>> sections, String heading) {
    return String.join("\n\n", section(sections, heading).stream().map(Markdown::text).toList());
  }

  private static List<String> steps(Map<String, List<Node>> sections, String heading) {
    List<String> steps = new ArrayList<>();
    for (Node node : section(sections, heading)) {
      if (node instanceof OrderedList list) {
        for (Node item = list.getFirstChild(); item instanceof ListItem; item = item.getNext()) {
          List<String> parts = new ArrayList<>();
          for (Node part = item.getFirstChild(); part != null; part = part.getNext()) {
            parts.add(Markdown.text(part));
          }
          steps.add(String.join("\n", parts));
        }
      }
    }
    if (steps.isEmpty() || steps.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("no numbered list of steps under '" + heading + "'");
    }
    return steps;
  }

  private static List<Node> section(Map<String, List<Node>> sections, String heading) {
    List<Node> section = sections.get(heading);
    if (section == null || section.stream().allMatch(node -> Markdown.text(node).isEmpty())) {
      throw new IllegalArgumentException("no section '" + heading + "'");
    }
    return section;
  }
}

package org.cairn.skills;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.cairn.platform.WrongField;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;

/** What of a text contradicts itself or could deceive, each at its place, such as media[0].url. */
final class SkillFaults {
  static final String UNSEEN = "has characters that cannot be seen; leave them out";
  private static final String TWICE = "names the same twice";

  /** One definition makes many links: a short text could grow to megabytes. */
  private static final int MOST_LINKS = 50;

  private static final int LONGEST_LINK = 500;

  private final SkillContent content;
  private final List<WrongField> faults = new ArrayList<>();

  private SkillFaults(SkillContent content) {
    this.content = content;
  }

  static List<WrongField> of(SkillContent content) {
    SkillFaults found = new SkillFaults(content);
    found.lines();
    found.lists();
    found.media();
    found.expect(
        content.course() == null || content.kind() == Kind.LESSON, "course", "is for a lesson");
    found.body();
    return found.faults;
  }

  /** Whether all of it can be seen: no control, no change of direction, nothing of no width. */
  static boolean readable(String text, boolean lines) {
    return text.codePoints()
        .noneMatch(
            point ->
                switch (Character.getType(point)) {
                  case Character.CONTROL ->
                      !(lines && (point == '\n' || point == '\r' || point == '\t'));
                  case Character.FORMAT,
                      Character.LINE_SEPARATOR,
                      Character.PARAGRAPH_SEPARATOR,
                      Character.SURROGATE,
                      Character.PRIVATE_USE ->
                      true;
                  default -> false;
                });
  }

  private void lines() {
    line("title", content.title());
    line("summary", content.summary());
    for (int i = 0; i < content.cautions().size(); i++) {
      line("cautions[" + i + "]", content.cautions().get(i));
    }
    for (int i = 0; i < content.sources().size(); i++) {
      line("sources[" + i + "].title", content.sources().get(i).title());
      line("sources[" + i + "].url", content.sources().get(i).url());
    }
  }

  private void lists() {
    distinct("situations", content.situations());
    distinct("triggers", content.triggers());
    distinct("places", content.places());
    distinct("intensities", content.intensities());
    distinct("cautions", content.cautions());
    distinct("sources", content.sources().stream().map(SkillContent.Source::url).toList());
    distinct("media", content.media().stream().map(Media::url).toList());
  }

  private void media() {
    for (int i = 0; i < content.media().size(); i++) {
      Media one = content.media().get(i);
      String at = "media[" + i + "].";
      line(at + "url", one.url());
      line(at + "alternativeText", one.alternativeText());
      expect(
          one.transcript() == null || readable(one.transcript(), true), at + "transcript", UNSEEN);
      String misfit = one.misfit();
      expect(misfit == null, at + misfit, "has to fit the mediaType: a recording has one");
    }
  }

  private void body() {
    Node document = Markdown.read(content.body());
    Unwanted unwanted = new Unwanted();
    document.accept(unwanted);
    expect(!unwanted.html, "body", "is Markdown without HTML");
    expect(!unwanted.picture, "body", "has no pictures; name them in media");
    expect(
        !unwanted.elsewhere,
        "body",
        "has links that begin with https:, mailto: or tel:, of 500 characters at most");
    expect(unwanted.links <= MOST_LINKS, "body", "has at most fifty links");
    if (faults.stream().noneMatch(fault -> fault.field().equals("body"))) {
      // A character can also be written as an entity.
      expect(
          readable(content.body(), true) && readable(Markdown.text(document), true),
          "body",
          UNSEEN);
    }
  }

  /** What Markdown can say and a skill does not. */
  private static final class Unwanted extends AbstractVisitor {
    private boolean html;
    private boolean picture;
    private boolean elsewhere;
    private int links;

    @Override
    public void visit(HtmlBlock block) {
      html = true;
    }

    @Override
    public void visit(HtmlInline inline) {
      html = true;
    }

    @Override
    public void visit(Image image) {
      picture = true;
    }

    @Override
    public void visit(Link link) {
      links++;
      String to = link.getDestination().toLowerCase(Locale.ROOT);
      elsewhere |=
          to.length() > LONGEST_LINK
              || Stream.of("https://", "mailto:", "tel:").noneMatch(to::startsWith);
      visitChildren(link);
    }
  }

  private void line(String field, String text) {
    expect(readable(text, false), field, UNSEEN);
  }

  private void distinct(String field, List<?> values) {
    Set<Object> once = new HashSet<>(values);
    expect(once.size() == values.size(), field, TWICE);
  }

  private void expect(boolean holds, String field, String message) {
    if (!holds) {
      faults.add(new WrongField(field, message));
    }
  }
}

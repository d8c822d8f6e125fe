package org.cairn.skills;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * The Markdown of skills (CommonMark), as plain text and as HTML.
 *
 * <p>The HTML is made safe twice, by hands that do not know each other: the renderer writes raw
 * HTML as text and leaves out addresses of other schemes, and the sanitizer lets pass what is
 * listed here and nothing else. Whoever breaks one still has the other to break.
 */
final class Markdown {
  /** Where a link may lead. */
  static final Set<String> SCHEMES = Set.of("https", "mailto", "tel");

  /** Deeper than anybody writes, and no deeper than a stack holds; what is deeper is text. */
  private static final int NESTING = 20;

  private static final Parser PARSER =
      Parser.builder().maxOpenBlockParsers(NESTING).maxInlineNesting(NESTING).build();
  private static final TextContentRenderer TEXT = TextContentRenderer.builder().build();
  private static final HtmlRenderer HTML =
      HtmlRenderer.builder()
          .escapeHtml(true)
          .sanitizeUrls(true)
          .urlSanitizer(new DefaultUrlSanitizer(SCHEMES))
          .build();

  private static final List<String> ELEMENTS =
      List.of(
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
  private static final PolicyFactory ALLOWED =
      new HtmlPolicyBuilder()
          .allowElements(ELEMENTS.toArray(String[]::new))
          .allowAttributes("start")
          .matching(Pattern.compile("[0-9]{1,9}"))
          .onElements("ol")
          .allowAttributes("href")
          .matching(Pattern.compile("(?i)(?:https://|mailto:|tel:).+")) // none that is relative
          .onElements("a")
          .allowUrlProtocols(SCHEMES.toArray(String[]::new))
          .requireRelsOnLinks("noopener", "noreferrer", "nofollow")
          .toFactory();

  private Markdown() {}

  static Node read(String markdown) {
    return PARSER.parse(markdown);
  }

  /** As plain text, without the space around it. */
  static String text(Node node) {
    return TEXT.render(node).strip();
  }

  /** As HTML that a page can show as it is. */
  static String html(String markdown) {
    return ALLOWED.sanitize(HTML.render(read(markdown)));
  }
}

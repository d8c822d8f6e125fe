package org.cairn.skills;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.junit.jupiter.api.Test;

/**
 * What can be held of texts without reading them. When one of these is red, the text is mended, and
 * not the test.
 */
class LibraryTextsTest {
  private static final Map<Language, List<SkillFile>> LIBRARY =
      Stream.of(Language.values()).collect(toMap(Function.identity(), ShippedSkills::all));

  private static final List<SkillFile> ENGLISH = LIBRARY.get(Language.EN);
  private static final List<SkillFile> SPANISH = LIBRARY.get(Language.ES);

  /** Where claims may rest: journals by their DOI, and public bodies. */
  private static final Set<String> HOSTS =
      Set.of(
          "doi.org",
          "jhr.uwpress.org", // Journal of Human Resources
          "library.samhsa.gov",
          "nida.nih.gov",
          "pubmed.ncbi.nlm.nih.gov",
          "rethinkingdrinking.niaaa.nih.gov",
          "www.cambridge.org",
          "www.cdc.gov",
          "www.hhs.gov",
          "www.myplate.gov",
          "www.ncbi.nlm.nih.gov",
          "www.nimh.nih.gov",
          "www.ojp.gov",
          "www.who.int");

  /** What no text promises, and words that blame or label (NIDA, Words Matter, 2021). */
  private static final Map<Language, Pattern> UNKIND =
      Map.of(
          Language.EN,
          words(
              "cure[sd]?|guarantee\\w*|miracles?|always works?|never fails?|will fix|100%|instantly",
              "fail(s|ed|ing|ures?)?|addicts?|junkies?|alcoholics?|relapsers?|clean|dirty|abusers?|crazy|lazy",
              "a drunk|weak-willed|noncompliant|non-compliant|user|users",
              "(drug|alcohol|substance) abuse|abus(e|es|ed|ing) (drugs|alcohol|substances|pills)"),
          Language.ES,
          words(
              "cura(r|rá|n|s|do)?|garantiza\\w*|milagros?|siempre funciona|nunca falla|100 ?%",
              "fracas\\w*|fall(o|as|a|aste|ar)|adict[oa]s?|drogadict\\w*|borrach[oa]s?|alcohólic[oa]s?|limpi[oa]|suci[oa]",
              "vicios?|vicios[oa]s?|loc[oa]s?|floj[oa]s?|abus(o|as|ar) del? (drogas|alcohol|sustancias)"));

  /** Said in another sense, or of what somebody tells themselves and learns to answer. */
  private static final Map<Language, List<String>> KIND =
      Map.of(
          Language.EN,
          List.of(
              "not a cure", // says that there is none
              "none is a cure",
              "No food or vitamin cures",
              "not failure", // says that it is none
              "not a failure",
              "\"I always fail.\"", // the thought that is looked at
              "Alcoholics Anonymous", // its own name
              "a clean shirt"), // laundry
          Language.ES,
          List.of("no es un fracaso", "“siempre fallo”", "Alcohólicos Anónimos"));

  /** Where the one is spoken of, the other has to stand. */
  private record Care(Pattern of, Pattern needed) {
    static Care of(String of, String needed) {
      return new Care(words(of), words(needed));
    }
  }

  /** But not where it is said which medicines do not go with it. */
  private static final String STOPPING =
      "withdrawal|(?<!right after you )stop(ping)? (drinking|alcohol|calming pills)";

  private static final Map<Language, List<Care>> CARES =
      Map.of(
          Language.EN,
          List.of(
              Care.of("suicid\\w*|end(ing)? (your|my|their) life|dark thoughts", "988"),
              Care.of(STOPPING, "911"),
              Care.of(STOPPING, "doctor|care team|medical help"),
              Care.of("will not wake up|hardly breathes|breathes slowly", "911"),
              Care.of("will not wake up|hardly breathes|breathes slowly", "naloxone"),
              Care.of("cold (water|cloth|pack)", "heart"),
              Care.of("hold your breath", "(not|never) hold your breath"),
              Care.of("exercise|workouts?|brisk", "chest pain|doctor|team")),
          Language.ES,
          List.of(
              Care.of("suicid\\w*|quitar(te|se|me) la vida", "988"),
              Care.of("abstinencia|dej(as|aste|ar) (de beber|el alcohol)", "911"),
              Care.of(
                  "abstinencia|dej(as|aste|ar) (de beber|el alcohol)",
                  "médic[oa]|equipo que te atiende"),
              Care.of("no despierta|casi no respira|respira despacio", "911"),
              Care.of("no despierta|casi no respira|respira despacio", "naloxona"),
              Care.of("agua fría|hielo", "corazón"),
              Care.of("hacer ejercicio", "pecho|médico|equipo")));

  @Test
  void theLibraryIsWorthHaving() {
    assertTrue(ENGLISH.size() >= 60, ENGLISH.size() + " texts");
    assertTrue(SPANISH.size() >= 20, SPANISH.size() + " texts in Spanish");
    assertEquals(
        Set.of(Method.values()),
        ENGLISH.stream().map(file -> file.content().method()).collect(toSet()));
    assertEquals(
        Set.of(Situation.values()),
        ENGLISH.stream().flatMap(file -> file.content().situations().stream()).collect(toSet()));
  }

  @Test
  void everyFieldIsThereAndWithinItsLimits() {
    Validator validator = Validation.buildDefaultValidatorFactory().getValidator();
    none((language, file) -> List.copyOf(validator.validate(file.content())));
    none(
        (language, file) ->
            file.content().media().stream().filter(one -> one.misfit() != null).toList());
    none((language, file) -> found(steps(language, file).size(), count -> count < 3 || count > 8));
  }

  @Test
  void theIndexIsTheFolderAndEachFileIsCalledAsItsSlug() throws IOException {
    for (Language language : Language.values()) {
      Path folder = Path.of("src/main/resources/skills", language.word());
      List<String> index = Files.readAllLines(folder.resolve("index"));
      try (Stream<Path> files = Files.list(folder)) {
        assertEquals(
            files
                .map(file -> file.getFileName().toString())
                .filter(name -> !name.equals("index"))
                .sorted()
                .toList(),
            index.stream().map(slug -> slug + ".md").toList());
      }
      assertEquals(index, LIBRARY.get(language).stream().map(SkillFile::slug).toList());
    }
  }

  @Test
  void aTextInSpanishDiffersFromTheEnglishOneInItsWordsAlone() {
    Map<String, SkillContent> english =
        ENGLISH.stream().collect(toMap(SkillFile::slug, SkillFile::content));
    for (SkillFile file : SPANISH) {
      SkillContent own = file.content();
      SkillContent like = english.get(file.slug());
      assertTrue(like != null, file.slug());
      assertEquals(
          new SkillContent(
              like.kind(),
              own.title(),
              own.summary(),
              like.method(),
              like.situations(),
              like.triggers(),
              like.places(),
              like.intensities(),
              like.difficulty(),
              like.minutes(),
              own.cautions(),
              like.evidence(),
              like.sources(),
              like.media(),
              like.course(),
              own.body()),
          own,
          file.slug());
      assertEquals(like.cautions().size(), own.cautions().size(), file.slug());
    }
  }

  @Test
  void everyCourseIsCompleteAndEveryLessonInOne() {
    none(
        (language, file) ->
            found(file.content(), one -> (one.kind() == Kind.LESSON) != (one.course() != null)));
    Map<String, List<Integer>> courses =
        ENGLISH.stream()
            .map(file -> file.content().course())
            .filter(course -> course != null)
            .collect(
                groupingBy(
                    SkillContent.Course::name,
                    java.util.stream.Collectors.mapping(
                        SkillContent.Course::order, java.util.stream.Collectors.toList())));
    assertEquals(
        Set.of("substance-use-disorders", "relapse-prevention", "healthy-living"),
        courses.keySet());
    courses.forEach(
        (name, orders) ->
            assertEquals(
                IntStream.rangeClosed(1, orders.size()).boxed().toList(),
                orders.stream().sorted().toList(),
                name));
  }

  @Test
  void everySkillThatATextSendsToIsThere() {
    Pattern english =
        Pattern.compile("\\b(?:[Uu]se|[Tt]ry|[Gg]o (?:back )?to|[Rr]ead|[Ss]ee) (?=[A-Z])");
    Pattern spanish = Pattern.compile("(?i)\\b(?:usa|prueba|ve a|haz|lee|intenta|pasa a|mejor) “");
    none((language, file) -> deadEnds(language, file, language == Language.EN ? english : spanish));
  }

  private static List<String> deadEnds(Language language, SkillFile file, Pattern sending) {
    List<String> titles =
        LIBRARY.get(language).stream()
            .map(one -> one.content().title())
            .flatMap(title -> Stream.of(title, title.replaceFirst(":.*", "")))
            .toList();
    String text = String.join("\n", said(language, file));
    return sending
        .matcher(text)
        .results()
        .map(sent -> text.substring(sent.end()))
        .filter(rest -> titles.stream().noneMatch(rest::startsWith))
        .map(rest -> rest.substring(0, Math.min(40, rest.length())))
        .toList();
  }

  @Test
  void whatCouldHarmIsSaid() {
    none((language, file) -> found(file.content().cautions(), List::isEmpty));
    none((language, file) -> uncared(language, file));
  }

  private static List<Care> uncared(Language language, SkillFile file) {
    String text = String.join("\n", said(language, file));
    return CARES.get(language).stream()
        .filter(care -> care.of.matcher(text).find() && !care.needed.matcher(text).find())
        .toList();
  }

  @Test
  void nothingIsPromisedAndNobodyBlamed() {
    none((language, file) -> unkind(language, file));
  }

  private static List<String> unkind(Language language, SkillFile file) {
    String text = String.join("\n", said(language, file));
    for (String meant : KIND.get(language)) {
      text = text.replace(meant, "");
    }
    return UNKIND.get(language).matcher(text).results().map(MatchResult::group).toList();
  }

  @Test
  void everySourceIsOfAHostThatWeKnow() {
    Set<String> hosts = new TreeSet<>();
    LIBRARY.values().stream()
        .flatMap(List::stream)
        .flatMap(file -> file.content().sources().stream())
        .forEach(source -> hosts.add(URI.create(source.url()).getHost()));
    System.out.println("Sources lie at " + hosts);
    assertEquals(new TreeSet<>(HOSTS), hosts);
    none(
        (language, file) ->
            file.content().sources().stream()
                .filter(source -> !source.url().startsWith("https://"))
                .toList());
  }

  @Test
  void theMarkdownIsWhatItIsMeantToBe() {
    none((language, file) -> oddities(language, file));
  }

  private static List<String> oddities(Language language, SkillFile file) {
    Node document = Parser.builder().build().parse(file.content().body());
    List<String> odd = new ArrayList<>();
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Link link) {
            odd.add("a link to " + link.getDestination());
          }

          @Override
          public void visit(Image image) {
            odd.add("an image");
          }

          @Override
          public void visit(HtmlBlock html) {
            odd.add("HTML");
          }

          @Override
          public void visit(HtmlInline html) {
            odd.add("HTML");
          }
        });
    String html = HtmlRenderer.builder().build().render(document);
    List<String> headings =
        Pattern.compile("<h2>(.*?)</h2>").matcher(html).results().map(one -> one.group(1)).toList();
    List<String> expected =
        Stream.of(
                file.content().kind() == Kind.LESSON ? language.about() : "",
                language.whenItHelps(),
                language.whenToLeaveIt(),
                language.steps())
            .filter(Predicate.not(String::isEmpty))
            .toList();
    if (!headings.equals(expected)) {
      odd.add("headings " + headings);
    }
    int items = html.split("<li>", -1).length - 1;
    if (items != steps(language, file).size() || html.split("<ol", -1).length != 2) {
      odd.add("not one numbered list");
    }
    String said = String.join("\n", said(language, file));
    Pattern.compile("[*`#_<>\\[\\]]|&\\w+;|  |\\p{Cntrl}&&[^\n]")
        .matcher(said)
        .results()
        .forEach(mark -> odd.add("left over: " + mark.group()));
    return odd;
  }

  @Test
  void whoIsTwelveCanReadIt() {
    double hardest = ENGLISH.stream().mapToDouble(LibraryTextsTest::grade).max().orElseThrow();
    double least = SPANISH.stream().mapToDouble(LibraryTextsTest::perspicuity).min().orElseThrow();
    System.out.printf(
        "Reading: %d texts in English, grade %.1f on average and %.1f at most; %d in Spanish, perspicuity %.0f on"
            + " average and %.0f at least.%n",
        ENGLISH.size(),
        ENGLISH.stream().mapToDouble(LibraryTextsTest::grade).average().orElseThrow(),
        hardest,
        SPANISH.size(),
        SPANISH.stream().mapToDouble(LibraryTextsTest::perspicuity).average().orElseThrow(),
        least);
    none(
        (language, file) ->
            language == Language.EN
                ? found(grade(file), grade -> grade > 7)
                : found(perspicuity(file), ease -> ease < 65));
  }

  private static double grade(SkillFile file) {
    return Readability.english(said(Language.EN, file)).grade();
  }

  private static double perspicuity(SkillFile file) {
    return Readability.spanish(said(Language.ES, file)).perspicuity();
  }

  private static List<String> steps(Language language, SkillFile file) {
    return file.content().text(language).steps();
  }

  /** All that is read to somebody; sources have titles that others gave them. */
  private static List<String> said(Language language, SkillFile file) {
    SkillText text = file.content().text(language);
    return Stream.of(
            Stream.of(file.content().title() + ".", file.content().summary()),
            file.content().cautions().stream(),
            Stream.ofNullable(text.about()),
            Stream.of(text.whenItHelps(), text.whenToLeaveIt()),
            text.steps().stream())
        .flatMap(Function.identity())
        .toList();
  }

  /** What is wrong with a text. */
  private interface Faults {
    List<?> in(Language language, SkillFile file);
  }

  private static <T> List<T> found(T one, Predicate<T> wrong) {
    return Stream.of(one).filter(wrong).toList();
  }

  private static void none(Faults faults) {
    List<String> all = new ArrayList<>();
    LIBRARY.forEach(
        (language, files) ->
            files.forEach(
                file ->
                    faults
                        .in(language, file)
                        .forEach(
                            fault -> all.add(language.word() + "/" + file.slug() + ": " + fault))));
    assertEquals("", String.join("\n", all));
  }

  private static Pattern words(String... alternatives) {
    return Pattern.compile(
        "(?iU)(?<![\\p{L}\\d])(?:" + String.join("|", alternatives) + ")(?![\\p{L}\\d])");
  }
}

package org.cairn.safety;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cairn.platform.Resources;
import org.cairn.safety.DistressWords.Word;
import org.jspecify.annotations.Nullable;

/**
 * What people say: {@code safety/distress-lexicon}, read once. It finds the phrases of the file in
 * a message, and it knows the words of the file also when they are written wrong.
 */
final class DistressLexicon {
  static final DistressLexicon SHIPPED =
      new DistressLexicon(Resources.text("safety/distress-lexicon"));

  /** A shorter word is another word when a letter of it changes: die, diet. */
  private static final int MENDED_FROM = 6;

  private static final int OTHER_LETTER_FROM = 7;
  private static final int LONGEST = 24;
  private static final int RUN_TOGETHER = 8;

  /**
   * A phrase that was found.
   *
   * @param kind acute, concern, past, weak, figure or cue
   * @param name of the section of the file that has it
   * @param from the first word
   * @param to the word after the last
   */
  record Hit(String kind, String name, int from, int to) {}

  /**
   * One place of a phrase.
   *
   * @param words what may stand there; null for any word that denies nothing
   * @param least how often at least
   * @param most how often at most
   */
  private record Place(@Nullable Set<String> words, int least, int most) {}

  private record Phrase(String kind, String name, List<Place> places) {}

  private final Map<String, Set<String>> classes = new HashMap<>();
  private final Map<String, List<String>> aliases = new HashMap<>();
  private final Set<String> keys = new HashSet<>();
  private final Map<String, List<Phrase>> byFirst = new HashMap<>();

  private final Set<String> known = new LinkedHashSet<>();
  private final Map<String, String> bySqueeze = new LinkedHashMap<>();
  private final Map<String, String> bySound = new LinkedHashMap<>();
  private final Map<Character, List<String>> byLetter = new HashMap<>();

  DistressLexicon(String file) {
    String section = "";
    for (String line : file.lines().toList()) {
      if (line.startsWith("[")) {
        section = line.substring(1, line.indexOf(']'));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        read(section, line.strip());
      }
    }
    known.addAll(aliases.keySet());
    for (String word : known) {
      bySqueeze.putIfAbsent(squeeze(word), word);
      bySound.putIfAbsent(sound(word), word);
      byLetter.computeIfAbsent(word.charAt(0), letter -> new ArrayList<>()).add(word);
    }
  }

  private void read(String section, String line) {
    switch (section) {
      case "words" -> known.addAll(Arrays.asList(line.split(" +")));
      case "keys" -> keys.addAll(Arrays.asList(line.split(" +")));
      case "alias" -> {
        String[] sides = line.split(" *= *");
        List<String> meant = List.of(sides[1].split(" +"));
        known.addAll(meant);
        for (String said : sides[0].split(" +")) {
          aliases.put(said, meant);
        }
      }
      case "class" -> {
        String[] sides = line.split(" *= *");
        Set<String> words = new LinkedHashSet<>();
        for (String word : sides[1].split(" +")) {
          words.addAll(choice(word));
        }
        classes.merge(
            sides[0],
            words,
            (old, more) -> {
              old.addAll(more);
              return old;
            });
      }
      default -> {
        String[] names = section.split(" ");
        List<Place> places = Arrays.stream(line.split(" +")).map(this::place).toList();
        Set<String> first = places.get(0).words();
        if (first == null || places.get(0).least() == 0) {
          throw new IllegalStateException(
              "a phrase begins with a word that has to be there: " + line);
        }
        for (String word : first) {
          byFirst
              .computeIfAbsent(word, any -> new ArrayList<>())
              .add(new Phrase(names[0], names[names.length - 1], places));
        }
      }
    }
  }

  private Place place(String text) {
    if (text.startsWith("..")) {
      return new Place(null, 0, Integer.parseInt(text.substring(2)));
    }
    boolean maybe = text.endsWith("?");
    Set<String> words = new HashSet<>();
    for (String choice : (maybe ? text.substring(0, text.length() - 1) : text).split("\\|")) {
      words.addAll(choice(choice));
    }
    return new Place(words, maybe ? 0 : 1, 1);
  }

  private Set<String> choice(String text) {
    if (text.startsWith("@")) {
      Set<String> words = classes.get(text.substring(1));
      if (words == null) {
        throw new IllegalStateException("no class " + text);
      }
      return words;
    }
    known.add(text);
    return Set.of(text);
  }

  /** Whether a word is one of a class. */
  boolean is(String name, String word) {
    return classes.getOrDefault(name, Set.of()).contains(word);
  }

  // ---- phrases

  List<Hit> hits(List<Word> words) {
    List<Hit> hits = new ArrayList<>();
    for (int at = 0; at < words.size(); at++) {
      for (Phrase phrase : byFirst.getOrDefault(words.get(at).word(), List.of())) {
        int end = end(words, at, phrase.places(), 0);
        if (end > at) {
          hits.add(new Hit(phrase.kind(), phrase.name(), at, end));
        }
      }
    }
    return hits;
  }

  /**
   * Where a phrase that begins here ends, or -1. It goes back over what may be left out; a phrase
   * has few such places, and each is short, so that the steps have a bound that the text does not
   * move.
   */
  private int end(List<Word> words, int at, List<Place> places, int place) {
    if (place == places.size()) {
      return at;
    }
    Place next = places.get(place);
    int taken = 0;
    while (true) {
      if (taken >= next.least()) {
        int end = end(words, at + taken, places, place + 1);
        if (end >= 0) {
          return end;
        }
      }
      int here = at + taken;
      boolean goesOn =
          taken < next.most()
              && here < words.size()
              && takes(next, words.get(here).word())
              && (here == 0
                  || place == 0
                  || words.get(here).sentence() == words.get(here - 1).sentence());
      if (!goesOn) {
        return -1;
      }
      taken++;
    }
  }

  private boolean takes(Place place, String word) {
    return place.words() == null ? !is("DENY", word) : place.words().contains(word);
  }

  // ---- words

  boolean knows(String word) {
    return known.contains(word);
  }

  /** What is meant by letters, digits and signs that stand together. */
  List<String> words(String said) {
    String word = one(said);
    if (word != null) {
      return aliases.getOrDefault(word, List.of(word));
    }
    if (said.length() >= RUN_TOGETHER) {
      List<String> apart = apart(said);
      if (!apart.isEmpty()) {
        return apart;
      }
    }
    return said.chars().allMatch(Character::isLetterOrDigit)
        ? List.of(said)
        : Arrays.stream(said.split("[^\\p{L}\\p{N}]+"))
            .filter(part -> !part.isEmpty())
            .flatMap(part -> words(part).stream())
            .toList();
  }

  private @Nullable String one(String said) {
    if (known.contains(said)) {
      return said;
    }
    if (said.length() > LONGEST * 2 || said.chars().noneMatch(Character::isLetter)) {
      return null;
    }
    String plain = unleet(said);
    if (known.contains(plain)) {
      return plain;
    }
    if (plain.indexOf('*') >= 0) {
      return byLetter.getOrDefault(plain.charAt(0), List.of()).stream()
          .filter(word -> word.length() >= 3 && hidden(plain, word))
          .findFirst()
          .orElse(null);
    }
    String squeezed = squeeze(plain);
    if (bySqueeze.containsKey(squeezed) && plain.length() > 2) {
      return bySqueeze.get(squeezed);
    }
    String sound = sound(squeezed);
    if (bySound.containsKey(sound) && plain.length() > 2) {
      return bySound.get(sound);
    }
    if (plain.length() < MENDED_FROM - 1 || plain.length() > LONGEST) {
      return null;
    }
    return byLetter.getOrDefault(plain.charAt(0), List.of()).stream()
        .filter(word -> like(plain, word) || like(squeezed, word))
        .findFirst()
        .orElse(null);
  }

  /** Letters for the digits and signs that stand for them. */
  private static String unleet(String said) {
    StringBuilder plain = new StringBuilder(said.length());
    for (int i = 0; i < said.length(); i++) {
      char letter = said.charAt(i);
      plain.append(
          switch (letter) {
            case '0' -> 'o';
            case '1', '!' -> 'i';
            case '3', '€' -> 'e';
            case '4', '@' -> 'a';
            case '5', '$' -> 's';
            case '7' -> 't';
            default -> letter;
          });
    }
    return said.length() > 2 && said.charAt(0) == '2'
        ? "to" + plain.substring(1)
        : plain.toString();
  }

  private static boolean hidden(String said, String word) {
    if (said.length() != word.length()) {
      return false;
    }
    int i = 0;
    while (i < said.length() && (said.charAt(i) == '*' || said.charAt(i) == word.charAt(i))) {
      i++;
    }
    return i == said.length();
  }

  /** Each letter once where it stands twice or more. */
  private static String squeeze(String word) {
    StringBuilder squeezed = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      if (i == 0 || word.charAt(i) != word.charAt(i - 1)) {
        squeezed.append(word.charAt(i));
      }
    }
    return squeezed.toString();
  }

  /** As Spanish sounds, for those who write as they speak: kiero, bibir, suisidio. */
  private static String sound(String word) {
    return squeeze(
        word.replace("ch", "1")
            .replace("h", "")
            .replace("qu", "k")
            .replace("q", "k")
            .replace("ce", "se")
            .replace("ci", "si")
            .replace('c', 'k')
            .replace('z', 's')
            .replace('v', 'b')
            .replace("ll", "y")
            .replace('y', 'i'));
  }

  /** Whether a word is meant but for one letter, or two that changed places. */
  private static boolean like(String said, String meant) {
    int shorter = Math.min(said.length(), meant.length());
    if (meant.length() < MENDED_FROM || Math.abs(said.length() - meant.length()) > 1) {
      return false;
    }
    int start = 0;
    while (start < shorter && said.charAt(start) == meant.charAt(start)) {
      start++;
    }
    int end = 0;
    while (end < shorter - start
        && said.charAt(said.length() - 1 - end) == meant.charAt(meant.length() - 1 - end)) {
      end++;
    }
    int wrong = said.length() - start - end;
    int right = meant.length() - start - end;
    return wrong + right <= 1
        || wrong == 1 && right == 1 && meant.length() >= OTHER_LETTER_FROM
        || wrong == 2
            && right == 2
            && said.charAt(start) == meant.charAt(start + 1)
            && said.charAt(start + 1) == meant.charAt(start);
  }

  /**
   * Words that were run together or pulled apart, when all of it is known words and one of them is
   * a key; else none. The longest words first.
   */
  List<String> apart(String letters) {
    String plain = unleet(letters);
    int length = plain.length();
    int[] best =
        new int[length + 1]; // how few words are left from here; 0 when it does not come out
    int[] step = new int[length + 1];
    for (int from = length - 1; from >= 0; from--) {
      for (int to = Math.min(length, from + LONGEST); to > from; to--) {
        if ((to == length || best[to] > 0)
            && (best[from] == 0 || best[to] + 1 < best[from])
            && known.contains(plain.substring(from, to))) {
          best[from] = best[to] + 1;
          step[from] = to;
        }
      }
    }
    if (best[0] == 0) {
      return List.of();
    }
    List<String> words = new ArrayList<>();
    for (int at = 0; at < length; at = step[at]) {
      String word = plain.substring(at, step[at]);
      words.addAll(aliases.getOrDefault(word, List.of(word)));
    }
    return words.stream().anyMatch(keys::contains) ? words : List.of();
  }
}

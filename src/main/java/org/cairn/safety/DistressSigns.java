package org.cairn.safety;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cairn.safety.DistressLexicon.Hit;
import org.cairn.safety.DistressWords.Word;

/**
 * What stands in a message, named: each phrase of the lexicon with how it is meant, and the words
 * themselves. The names are those of the file of weights.
 */
final class DistressSigns {
  /** So far back a denial reaches over words that carry it on. */
  private static final int REACH = 10;

  /** A message of so few words says nothing else. */
  private static final int BARE = 2;

  private final DistressLexicon lexicon;
  private final List<Word> words;
  private final List<Hit> hits;

  /** The words that belong to a figure of speech. */
  private final BitSet figures = new BitSet();

  /** The words that say what was. */
  private final BitSet past = new BitSet();

  /** What says how a sentence is meant, by the sentence. */
  private final Map<Integer, Set<String>> cues = new HashMap<>();

  /**
   * The same, by the thought: what somebody says of a film is over when they speak of themselves.
   */
  private final Map<Integer, Set<String>> near = new HashMap<>();

  /** Which thought each word belongs to: a sentence has several when it turns. */
  private final int[] thoughts;

  /** What is spoken of, by the sentence. */
  private final Map<Integer, Set<String>> ideas = new TreeMap<>();

  /** The sentences that deny something. */
  private final Set<Integer> denied = new HashSet<>();

  private final Set<String> signs = new LinkedHashSet<>();

  private DistressSigns(DistressLexicon lexicon, String text) {
    this.lexicon = lexicon;
    this.words = DistressWords.of(text, lexicon);
    this.hits = lexicon.hits(words);
    this.thoughts = new int[words.size()];
    for (int i = 1; i < thoughts.length; i++) {
      thoughts[i] = thoughts[i - 1] + (turns(words.get(i - 1), words.get(i)) ? 1 : 0);
    }
    for (Hit hit : hits) {
      if (hit.kind().equals("figure")) {
        figures.set(hit.from(), hit.to());
      } else if (hit.kind().equals("past")) {
        past.set(hit.from(), hit.to());
      } else if (hit.kind().equals("cue")) {
        cues.computeIfAbsent(sentence(hit), any -> new HashSet<>()).add(hit.name());
        near.computeIfAbsent(thoughts[hit.from()], any -> new HashSet<>()).add(hit.name());
      }
    }
  }

  static Set<String> of(String text, DistressLexicon lexicon) {
    DistressSigns signs = new DistressSigns(lexicon, text);
    signs.name();
    return signs.signs;
  }

  private void name() {
    for (Hit hit : hits) {
      switch (hit.kind()) {
        case "figure" -> signs.add("figure");
        case "cue" -> signs.add("cue " + hit.name());
        case "idea" -> {
          if (!touches(figures, hit)) {
            ideas.computeIfAbsent(sentence(hit), any -> new TreeSet<>()).add(hit.name());
          }
        }
        default -> {
          String meant = meant(hit);
          if (meant.equals("denied")) {
            denied.add(sentence(hit));
          }
          signs.add(hit.kind() + ", " + meant);
          signs.add(hit.name() + ", " + meant);
          if (words.size() <= BARE) {
            signs.add(hit.kind() + ", bare");
          }
        }
      }
    }
    ideas.forEach(this::together);
    if (!past.isEmpty()) {
      Stream.of("pain", "well")
          .filter(now -> cues.values().stream().anyMatch(beside -> beside.contains(now)))
          .forEach(now -> signs.add("past + " + now));
    }
    for (int i = 0; i < words.size(); i++) {
      signs.add("\"" + words.get(i).word() + "\"");
      if (i > 0) {
        signs.add("\"" + words.get(i - 1).word() + " " + words.get(i).word() + "\"");
      }
    }
  }

  /** How a phrase is meant, by what stands around it; "now" when nothing speaks against it. */
  private String meant(Hit hit) {
    if (touches(figures, hit)) {
      return "figure";
    }
    if (!hit.name().equals("sign") && denied(hit)) {
      return "denied";
    }
    if (!hit.kind().equals("past") && touches(past, hit)) {
      return "then";
    }
    boolean quoted = words.get(hit.from()).quoted();
    Set<String> beside =
        quoted
            ? cues.getOrDefault(sentence(hit), Set.of())
            : near.getOrDefault(thoughts[hit.from()], Set.of());
    if (beside.contains("story") || quoted && beside.contains("said")) {
      return "told";
    }
    return Stream.of("topic", "offer", "then", "joke")
        .filter(beside::contains)
        .filter(how -> !how.equals("joke") || !beside.contains("earnest"))
        .findFirst()
        .orElse("now");
  }

  private boolean turns(Word last, Word next) {
    return next.sentence() != last.sentence()
        || lexicon.is("BREAK", next.word())
        || next.clause() != last.clause() && lexicon.is("START", next.word());
  }

  /** Which ideas stand together in a sentence, by twos. */
  private void together(int sentence, Set<String> names) {
    Set<String> beside = cues.getOrDefault(sentence, Set.of());
    String meant =
        denied.contains(sentence)
                || Stream.of("story", "topic", "offer", "then", "joke").anyMatch(beside::contains)
            ? "said otherwise"
            : "now";
    for (String one : names) {
      for (String other : names) {
        if (one.compareTo(other) < 0) {
          signs.add(one + " + " + other + ", " + meant);
        }
      }
    }
  }

  private int sentence(Hit hit) {
    return words.get(hit.from()).sentence();
  }

  private static boolean touches(BitSet marked, Hit hit) {
    int first = marked.nextSetBit(hit.from());
    return first >= 0 && first < hit.to();
  }

  /** Whether a denial stands before, with nothing between but words that carry it on. */
  private boolean denied(Hit hit) {
    int clause = words.get(hit.from()).clause();
    for (int at = hit.from() - 1; at >= Math.max(0, hit.from() - REACH); at--) {
      String word = words.get(at).word();
      if (words.get(at).clause() != clause) {
        return false;
      }
      if (lexicon.is("DENY", word)) {
        return true;
      }
      if (!lexicon.is("FILL", word)) {
        return false;
      }
    }
    return false;
  }
}

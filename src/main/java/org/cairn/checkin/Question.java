package org.cairn.checkin;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a check-in can ask. The key is the field of the answer. */
public enum Question {
  MOOD("mood", AnswerKind.SCALE, "How is your mood?", SelfReport::mood, true),
  CRAVING("craving", AnswerKind.SCALE, "How strong is craving?", SelfReport::craving, true),
  STRESS("stress", AnswerKind.SCALE, "How much stress is there?", SelfReport::stress, true),
  SLEEP_HOURS(
      "sleepHours",
      AnswerKind.HOURS,
      "How many hours did you sleep?",
      SelfReport::sleepHours,
      true),
  TRIGGERS(
      "triggers",
      AnswerKind.TRIGGERS,
      "Did you run into any of your triggers?",
      Question::triggers,
      true),
  USED_SINCE_LAST(
      "usedSinceLast",
      AnswerKind.YES_NO,
      "Have you used since last time? You can leave this open.",
      SelfReport::usedSinceLast,
      false),
  SUBSTANCES(
      "substances",
      AnswerKind.SUBSTANCES,
      "If you want to say: what was it?",
      SelfReport::substances,
      false),
  SKILLS_USED(
      "skillsUsed", AnswerKind.SKILLS, "Which skills did you use?", SelfReport::skillsUsed, true),
  GOAL("goal", AnswerKind.TEXT, "What do you want from today?", SelfReport::goal, true),
  NOTE("note", AnswerKind.TEXT, "Anything you want to write down?", SelfReport::note, false);

  /** How a question is answered. */
  public enum AnswerKind {
    /** A whole number from 0 to 10. */
    SCALE,
    /** Hours, with one decimal. */
    HOURS,
    /** Yes or no. */
    YES_NO,
    /** Codes of the common triggers, and ids of the participant's own. */
    TRIGGERS,
    /** Codes of substances. */
    SUBSTANCES,
    /** Slugs of skills in the library. */
    SKILLS,
    /** The participant's own words, encrypted under their own key. */
    TEXT;

    /** The name in JSON. */
    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final String key;
  private final AnswerKind kind;
  private final String text;
  private final Function<SelfReport, @Nullable Object> answer;
  private final boolean requirable;

  Question(
      String key,
      AnswerKind kind,
      String text,
      Function<SelfReport, @Nullable Object> answer,
      boolean requirable) {
    this.key = key;
    this.kind = kind;
    this.text = text;
    this.answer = answer;
    this.requirable = requirable;
  }

  /** The name in JSON and in the database. */
  @JsonValue
  public String key() {
    return key;
  }

  AnswerKind kind() {
    return kind;
  }

  String text() {
    return text;
  }

  /** Whether a program may ask for an answer. Use, substances and the note are never required. */
  boolean requirable() {
    return requirable;
  }

  /** Whether an alert rule can look at the answer. */
  boolean watchable() {
    return switch (this) {
      case MOOD, CRAVING, STRESS, SLEEP_HOURS, USED_SINCE_LAST -> true;
      default -> false;
    };
  }

  /** What the ends of the scale stand for; null where there is none. */
  @Nullable List<String> ends() {
    return switch (this) {
      case MOOD -> List.of("very low", "very good");
      case CRAVING -> List.of("none", "the strongest there is");
      case STRESS -> List.of("none", "the most there is");
      default -> null;
    };
  }

  static Question of(String key) {
    return Stream.of(values())
        .filter(one -> one.key.equals(key))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("not a question"));
  }

  /** The keys of what was answered. */
  static String[] answered(SelfReport report) {
    return Arrays.stream(values())
        .filter(one -> one.answer.apply(report) != null)
        .map(Question::key)
        .toArray(String[]::new);
  }

  private static @Nullable Object triggers(SelfReport report) {
    return report.triggers() == null ? report.ownTriggers() : report.triggers();
  }
}

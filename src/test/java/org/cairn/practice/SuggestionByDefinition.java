package org.cairn.practice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rule of the suggestions as its steps say it, computed from what a phone has read: the
 * library, the practices, the marks and the numbers. It shares no code with the application.
 */
final class SuggestionByDefinition {
  private final Map<String, Object> rule;
  private final List<Map<String, Object>> library;

  SuggestionByDefinition(Map<String, Object> rule, List<Map<String, Object>> library) {
    this.rule = rule;
    this.library = library;
  }

  record Ranked(String slug, int step, int total, int minutes) {}

  List<Ranked> suggest(
      Map<String, Object> moment,
      List<Map<String, Object>> practices,
      List<Map<String, Object>> marks) {
    Map<String, String> said = new TreeMap<>();
    marks.forEach(one -> said.put((String) one.get("skill"), (String) one.get("mark")));
    List<Ranked> ranked = new ArrayList<>();
    for (Map<String, Object> skill : library) {
      rank(skill, moment, practices, said).ifPresent(ranked::add);
    }
    ranked.sort(
        Comparator.comparing(Ranked::step)
            .thenComparing(Comparator.comparing(Ranked::total).reversed())
            .thenComparing(Ranked::minutes)
            .thenComparing(Ranked::slug));
    return ranked.subList(0, Math.min(number("suggestions"), ranked.size()));
  }

  private java.util.Optional<Ranked> rank(
      Map<String, Object> skill,
      Map<String, Object> moment,
      List<Map<String, Object>> practices,
      Map<String, String> said) {
    String slug = (String) skill.get("slug");
    int minutes = (Integer) skill.get("minutes");
    Object place = moment.get("place");
    boolean candidate =
        skill.get("kind").equals("skill")
            && !"harmful".equals(said.get(slug))
            && (moment.get("notNow") == null || !list(moment, "notNow").contains(slug))
            && minutes
                <= (moment.get("minutes") == null
                    ? number("minutesUnnamed")
                    : (Integer) moment.get("minutes"))
            && (place == null
                || list(skill, "places").contains(place)
                || list(skill, "places").contains("anywhere"));
    int level = (Integer) moment.get("level");
    String strength =
        level <= number("lowUpTo") ? "low" : level <= number("moderateUpTo") ? "moderate" : "high";
    List<Object> feelings = list(moment, "feelings");
    int served = (int) feelings.stream().filter(list(skill, "situations")::contains).count();
    boolean strong = list(skill, "intensities").contains(strength);
    List<Map<String, Object>> rated =
        practices.stream()
            .filter(one -> one.get("skill").equals(slug))
            .filter(one -> one.get("before") != null && one.get("after") != null)
            .toList();
    List<Map<String, Object>> same =
        rated.stream().filter(one -> feelings.contains(one.get("situation"))).toList();
    int benefit = benefit(skill, feelings, rated);
    if (rated.size() >= number("ownRatings") && benefit < 0 && !"favorite".equals(said.get(slug))) {
      return java.util.Optional.empty();
    }
    int step;
    if (same.size() >= number("ownRatings")
        && same.stream().mapToInt(SuggestionByDefinition::relief).sum() > 0) {
      step = 0;
    } else if (served > 0 && strong) {
      step = 0;
    } else if (served > 0
        && strength.equals("moderate")
        && list(skill, "intensities").contains("low")) {
      step = 1;
    } else if (served == 0 && strong && list(skill, "places").contains("anywhere")) {
      step = 2;
    } else {
      return java.util.Optional.empty();
    }
    int score = served * number("feelingPoints");
    if (feelings.contains(list(skill, "situations").get(0))) {
      score += number("mainFeelingPoints");
    }
    if (list(skill, "triggers").contains(moment.get("trigger"))) {
      score += number("triggerPoints");
    }
    if (list(skill, "places").contains(place)) {
      score += number("placePoints");
    }
    if ("favorite".equals(said.get(slug))) {
      score += number("favoritePoints");
    }
    score += benefit;
    return candidate
        ? java.util.Optional.of(new Ranked(slug, step, score, minutes))
        : java.util.Optional.empty();
  }

  private int benefit(
      Map<String, Object> skill, List<Object> feelings, List<Map<String, Object>> rated) {
    int prior = (Integer) ((Map<?, ?>) rule.get("prior")).get(skill.get("evidence"));
    int sum = number("priorWeight") * prior;
    int weights = number("priorWeight");
    for (Map<String, Object> practice : rated) {
      int weight = feelings.contains(practice.get("situation")) ? number("sameFeelingWeight") : 1;
      weights += weight;
      sum += 100 * weight * relief(practice);
    }
    return (int) Math.floor((double) sum / weights);
  }

  private static int relief(Map<String, Object> practice) {
    return (Integer) practice.get("before") - (Integer) practice.get("after");
  }

  private int number(String name) {
    return (Integer) rule.get(name);
  }

  @SuppressWarnings("unchecked") // JSON.
  private static List<Object> list(Map<String, Object> object, String member) {
    return (List<Object>) object.get(member);
  }
}

package org.cairn.practice;

import java.util.List;
import org.cairn.skills.Evidence;
import org.cairn.skills.Intensity;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How three skills are chosen: all of it, so that a person can read it and a phone compute the same
 * without us. Whole numbers only; a hundred points are one step on the scale from 0 to 10.
 *
 * <p>What a skill is expected to do is the posterior mean of a normal distribution with a normal
 * prior: the mean of somebody's own ratings, drawn toward what is expected of skills with such
 * evidence, the more the fewer ratings there are (Efron and Morris, Data analysis using Stein's
 * estimator, JASA 1975; Gelman et al., Bayesian Data Analysis, 3rd ed., 2.5). The priors are
 * cautious: half a step to less than one, where trials report more.
 *
 * <p>The numbers hold a promise that a test keeps: what was rated twice or more for one of these
 * feelings, and took away two steps or more, comes before everything that was never rated, however
 * well that fits: (2 * 50 + 100 * 2 * 4) / (2 + 4) = 150 > 80 + 20 + 10 + 15 + 5 + 15. What is made
 * for none of these feelings does with three steps: 216 > 145 + 20.
 */
@Schema(
    description =
        "How three skills are chosen, all of it. Points are whole numbers; a hundred are one step on the scale from 0 to 10.")
record SuggestionRule(
    @Schema(examples = "three-skills") String name,
    @Schema(examples = "1") int version,
    @Schema(description = "How many, at most.", examples = "3") int suggestions,
    @Schema(description = "A level up to this one is low.", examples = "3") int lowUpTo,
    @Schema(description = "A level up to this one is moderate, above it high.", examples = "6")
        int moderateUpTo,
    @Schema(description = "For each feeling of mine that the skill is for.", examples = "20")
        int feelingPoints,
    @Schema(
            description = "When the first situation that the skill names is a feeling of mine.",
            examples = "10")
        int mainFeelingPoints,
    @Schema(description = "When my trigger is among the skill's.", examples = "15")
        int triggerPoints,
    @Schema(description = "When my place is among the skill's by its name.", examples = "5")
        int placePoints,
    @Schema(description = "When it is a favorite of mine.", examples = "15") int favoritePoints,
    @Schema(description = "What is expected of a skill before I rate it, by its evidence.")
        Prior prior,
    @Schema(description = "How many ratings the prior weighs as much as.", examples = "2")
        int priorWeight,
    @Schema(
            description =
                "How much a rating of mine weighs that was for one of these feelings; any other weighs 1.",
            examples = "2")
        int sameFeelingWeight,
    @Schema(
            description = "From so many ratings on, what a skill did for me decides.",
            examples = "2")
        int ownRatings,
    @Schema(description = "The minutes that count when I name none.", examples = "20")
        int minutesUnnamed,
    @Schema(description = "From this level on, crisis support comes along.", examples = "8")
        int supportFrom,
    @Schema(description = "The rule in words, step by step.") List<String> steps,
    @Schema(description = "What it rests on.") List<String> sources) {

  /** Points by evidence. */
  @Schema(name = "SuggestionPrior", description = "Points by evidence.")
  record Prior(
      @Schema(examples = "80") int strong,
      @Schema(examples = "65") int moderate,
      @Schema(examples = "50") int some) {}

  /** The one that counts. Whoever changes a number or a step raises the version. */
  static final SuggestionRule CURRENT =
      new SuggestionRule(
          "three-skills",
          1,
          3,
          3,
          6,
          20,
          10,
          15,
          5,
          15,
          new Prior(80, 65, 50),
          2,
          2,
          2,
          20,
          8,
          List.of(
              "Strength: my level is low, moderate or high.",
              "Candidates: what the library offers me of the kind skill, without what I marked as harmful and without"
                  + " notNow; no longer than my minutes, or than minutesUnnamed when I name none; to be done anywhere or"
                  + " at my place. A place that I do not name leaves nothing out. None of this is ever loosened. notNow"
                  + " counts for this once and is not kept.",
              "Rated means practiced with before and after. It helped when after is below before.",
              "Without what I rated ownRatings times or more, for whatever feeling, when its benefit is below 0, unless it"
                  + " is a favorite of mine.",
              "Step 0: it is for one of my feelings and for my strength; or I rated it ownRatings times or more for my"
                  + " feelings and the sum of (before - after) of those is above 0, whatever it is made for. Step 1: it is"
                  + " for one of my feelings and for a low strength while mine is moderate. Step 2: it is for my strength,"
                  + " for none of my feelings, and can be done anywhere. All else is left out.",
              "Benefit: (priorWeight * prior + 100 * sum of weight * (before - after)) / (priorWeight + sum of weights),"
                  + " over my practices of the skill, by its slug, with before and after; rounded down.",
              "Score: feelingPoints for each of my feelings that it is for + mainFeelingPoints + triggerPoints +"
                  + " placePoints + favoritePoints + benefit.",
              "Order: the step, then the highest score, then the fewest minutes, then the slug. The first ones are"
                  + " suggested.",
              "Reason: helped_you when I rated it ownRatings times or more for my feelings and it helped more than half"
                  + " of those times; else favorite when it is one; else fits when it is for one of my feelings; else"
                  + " at_hand. helped and rated count what I rated for my feelings, and below "
                  + Helped.SURE_FROM
                  + " rated the words say that it is too few to be sure.",
              "Support comes along when the level is supportFrom or above, when after_use is among my feelings, at any"
                  + " level, and when nothing is found.",
              "When I am offered two editions of a slug, that of the program with the lowest id counts, and one that ships"
                  + " after those."),
          List.of(
              "Efron B, Morris C. Data analysis using Stein's estimator and its generalizations. JASA, 1975",
              "Gelman A et al. Bayesian Data Analysis, 3rd ed., section 2.5. CRC Press, 2013"));

  /** How strong a level is. */
  Intensity strength(int level) {
    if (level <= lowUpTo) {
      return Intensity.LOW;
    }
    return level <= moderateUpTo ? Intensity.MODERATE : Intensity.HIGH;
  }

  /**
   * What is expected of a skill, in points.
   *
   * @param weight of all ratings
   * @param change the sum of before less after, weighed
   */
  int benefit(Evidence evidence, int weight, int change) {
    int expected =
        switch (evidence) {
          case STRONG -> prior.strong;
          case MODERATE -> prior.moderate;
          case SOME -> prior.some;
        };
    return Math.floorDiv(priorWeight * expected + 100 * change, priorWeight + weight);
  }
}

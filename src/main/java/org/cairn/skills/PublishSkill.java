package org.cairn.skills;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cairn.platform.DatabaseRefused;
import org.cairn.platform.ETags;
import org.cairn.platform.PlatformProblem;
import org.cairn.platform.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Publishes what was written, read by a second pair of eyes: of two coordinators, the one who
 * neither changed it last nor sent it to review. And says what a program offers.
 */
@ApplicationScoped
class PublishSkill {
  private static final Map<String, ProblemType> REFUSED =
      Map.of(
          "skill_draft_stale", PlatformProblem.STALE,
          "skill_not_in_review", SkillProblem.NOT_IN_REVIEW,
          "skill_own_draft", SkillProblem.OWN_DRAFT,
          "own_skills_full", SkillProblem.TOO_MANY_SKILLS);

  private final SkillDrafts drafts;
  private final ProgramSkills skills;
  private final ETags etags;
  private final Clock clock;

  PublishSkill(SkillDrafts drafts, ProgramSkills skills, ETags etags, Clock clock) {
    this.drafts = drafts;
    this.skills = skills;
    this.etags = etags;
    this.clock = clock;
  }

  /** What was read is what is published: the draft is held while it is compared. */
  @Transactional
  ProgramSkillView publish(UUID program, String slug, Language language, @Nullable String ifMatch) {
    Optional<SkillDraftView> draft = drafts.held(program, slug, language);
    if (draft.isEmpty()) {
      return published(program, slug, language, ifMatch);
    }
    etags.require(ifMatch, draft.get());
    DatabaseRefused.translate(
        REFUSED,
        () -> {
          skills.publish(program, draft.get(), clock.instant());
          return true;
        });
    return read(program, slug, language);
  }

  void offer(UUID program, String slug, boolean offered) {
    if (!skills.offer(program, slug, offered, clock.instant())) {
      throw PlatformProblem.NOT_FOUND.problem();
    }
  }

  /** Sent again, or by two at once: the text that was read is the one that is published. */
  private ProgramSkillView published(
      UUID program, String slug, Language language, @Nullable String ifMatch) {
    ProgramSkillView skill = read(program, slug, language);
    if (skill.own() == null) {
      throw PlatformProblem.NOT_FOUND.problem();
    }
    etags.require(ifMatch, new SkillDraftView.Text(DraftState.IN_REVIEW, skill.own().content()));
    return skill;
  }

  private ProgramSkillView read(UUID program, String slug, Language language) {
    return skills.of(program, slug, language).orElseThrow(PlatformProblem.NOT_FOUND::problem);
  }
}

package org.cairn.skills;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.cairn.platform.DatabaseRefused;
import org.cairn.platform.ETags;
import org.cairn.platform.PlatformProblem;
import org.cairn.platform.WrongField;
import org.jspecify.annotations.Nullable;

/** Writes a skill of a program's own, until it goes to its review. */
@ApplicationScoped
class WriteSkill {
  /** What stands, or may come to stand, beside the slugs in addresses of the library. */
  private static final Set<String> RESERVED =
      Set.of(
          "changes",
          "courses",
          "delta",
          "drafts",
          "editions",
          "facets",
          "html",
          "library",
          "search");

  private final SkillDrafts drafts;
  private final ETags etags;
  private final Clock clock;

  WriteSkill(SkillDrafts drafts, ETags etags, Clock clock) {
    this.drafts = drafts;
    this.etags = etags;
    this.clock = clock;
  }

  /** The draft, and whether it is new. */
  record Outcome(SkillDraftView draft, boolean created) {}

  Outcome write(
      UUID program,
      String slug,
      Language language,
      SkillContent content,
      @Nullable String ifMatch,
      UUID author) {
    check(slug, language, content);
    Optional<SkillDraftView> before = drafts.of(program, slug, language);
    if (before.isEmpty()) {
      if (ifMatch != null) {
        throw PlatformProblem.STALE.problem();
      }
      if (added(program, slug, language, content, author)) {
        return new Outcome(read(program, slug, language), true);
      }
      before = drafts.of(program, slug, language); // another began it at the same moment
    }
    SkillDraftView read = before.orElseThrow(PlatformProblem.STALE::problem);
    if (read.content().equals(content)) {
      return new Outcome(read, false); // the same, sent again
    }
    etags.require(ifMatch, read);
    if (!drafts.change(program, read, content, clock.instant())) {
      throw PlatformProblem.STALE.problem();
    }
    return new Outcome(read(program, slug, language), false);
  }

  void drop(UUID program, String slug, Language language, @Nullable String ifMatch) {
    SkillDraftView read = read(program, slug, language);
    etags.require(ifMatch, read);
    if (!drafts.remove(program, read)) {
      throw PlatformProblem.STALE.problem();
    }
  }

  /** What is in review stays there. */
  SkillDraftView submit(UUID program, String slug, Language language) {
    drafts.submit(program, slug, language);
    return read(program, slug, language);
  }

  SkillDraftView giveBack(UUID program, String slug, Language language, String remark) {
    if (!SkillFaults.readable(remark, true)) {
      throw SkillProblem.CONTENT_INVALID.at("remark", SkillFaults.UNSEEN);
    }
    boolean gaveBack = drafts.giveBack(program, slug, language, remark);
    SkillDraftView draft = read(program, slug, language);
    if (gaveBack || draft.state() == DraftState.DRAFT && remark.equals(draft.remark())) {
      return draft; // also when it was sent again
    }
    throw SkillProblem.NOT_IN_REVIEW.problem();
  }

  private SkillDraftView read(UUID program, String slug, Language language) {
    return drafts.of(program, slug, language).orElseThrow(PlatformProblem.NOT_FOUND::problem);
  }

  private boolean added(
      UUID program, String slug, Language language, SkillContent content, UUID author) {
    try {
      return DatabaseRefused.translate(
          Map.of("skill_drafts_full", SkillProblem.TOO_MANY_DRAFTS),
          () -> {
            drafts.add(program, slug, language, content, author, clock.instant());
            return true;
          });
    } catch (DatabaseRefused e) {
      if (DatabaseRefused.constraint(e).filter("skill_draft_taken"::equals).isPresent()) {
        return false;
      }
      throw e;
    }
  }

  private static void check(String slug, Language language, SkillContent content) {
    if (RESERVED.contains(slug)) {
      throw SkillProblem.SLUG_RESERVED.atPath("slug", "has to be another word");
    }
    List<WrongField> faults = SkillFaults.of(content);
    if (!faults.isEmpty()) {
      throw SkillProblem.CONTENT_INVALID.at(faults);
    }
    try {
      content.text(language);
    } catch (IllegalArgumentException e) {
      throw SkillProblem.TEXT_INCOMPLETE.at("body", "has " + e.getMessage());
    }
  }
}

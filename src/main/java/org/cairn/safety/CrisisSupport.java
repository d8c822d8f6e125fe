package org.cairn.safety;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Crisis support, which never fails: the region's lines are in memory, and so is what each program
 * says, as the database last told. Programs are few and small, and none is ever deleted, so that
 * all of them are kept.
 */
@ApplicationScoped
public class CrisisSupport {
  private static final Logger LOG = Logger.getLogger(CrisisSupport.class);

  private final SupportRegions regions;
  private final ProgramSupports programs;
  private final SafetyPlans plans;
  private final Map<UUID, ProgramSupport> byId = new ConcurrentHashMap<>();
  private final Map<String, ProgramSupport> bySlug = new ConcurrentHashMap<>();

  CrisisSupport(SupportRegions regions, ProgramSupports programs, SafetyPlans plans) {
    this.regions = regions;
    this.programs = programs;
    this.plans = plans;
  }

  /**
   * What a participant of that program can do now. Asks the database only about a program that it
   * has not heard of yet.
   *
   * @param program null for whoever is in none
   */
  public SupportBlock of(@Nullable UUID program) {
    if (program == null) {
      return block(null, null);
    }
    if (!byId.containsKey(program)) {
      attempt(() -> learn(program));
    }
    return block(byId.get(program), null);
  }

  /**
   * What comes back with a participant's answers.
   *
   * @param raised whether there is an alert of them
   * @param acute whether a rule of the acute kind fired
   */
  public HelpNow helpNow(UUID participant, UUID program, boolean raised, boolean acute) {
    return acute
        ? new HelpNow(raised ? HelpNow.TOLD_WITH_NUMBERS : null, of(program), planOf(participant))
        : HelpNow.told(raised);
  }

  /**
   * What comes back, to the writer alone, with words that worry.
   *
   * @param told whether the care team was told
   */
  public HelpNow helpNow(UUID writer, boolean told) {
    HelpNow help = helpNow(writer);
    return told ? new HelpNow(HelpNow.TOLD_WITH_NUMBERS, help.support(), help.safetyPlan()) : help;
  }

  /**
   * What somebody who looks for it can do now; nobody is told. The numbers of anybody, at least.
   */
  public HelpNow helpNow(UUID person) {
    SafetyPlans.Mine mine;
    try {
      mine = plans.mine(person);
    } catch (RuntimeException e) {
      LOG.warnf("crisis support goes on without a safety plan: %s", e.getMessage());
      mine = new SafetyPlans.Mine(null, null);
    }
    return new HelpNow(null, of(mine.program()), mine.plan());
  }

  /** Null, too, when it cannot be read: the numbers do not wait for it. */
  private @Nullable SafetyPlanView planOf(UUID participant) {
    try {
      return plans.of(participant).orElse(null);
    } catch (RuntimeException e) {
      LOG.warnf("crisis support goes on without a safety plan: %s", e.getMessage());
      return null;
    }
  }

  /**
   * What somebody can do now, from memory alone.
   *
   * @param region where they are (ISO 3166); that of the program's site when it is not said
   */
  SupportBlock at(@Nullable String region, @Nullable String slug) {
    return block(slug == null ? null : bySlug.get(slug), region);
  }

  /** Hears how it is with all programs; what is known stays when the database does not answer. */
  void learnAll() {
    attempt(() -> programs.all().forEach(this::keep));
  }

  /** Hears how it is with one. */
  void learn(UUID program) {
    programs.of(program).ifPresent(this::keep);
  }

  private SupportBlock block(@Nullable ProgramSupport program, @Nullable String region) {
    if (program == null) {
      return regions.of(region);
    }
    return program.block(regions.of(region == null ? program.region() : region));
  }

  private void keep(ProgramSupport program) {
    byId.put(program.program(), program);
    bySlug.put(program.slug(), program);
  }

  private static void attempt(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.warnf("crisis support goes on with what it last knew: %s", e.getMessage());
    }
  }
}

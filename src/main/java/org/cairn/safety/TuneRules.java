package org.cairn.safety;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.cairn.platform.ETags;
import org.cairn.platform.Ids;
import org.cairn.platform.PlatformProblem;
import org.jspecify.annotations.Nullable;

/** Adds and tunes what a program notices. What was raised stays as the rule was then. */
@ApplicationScoped
class TuneRules {
  private final AlertRules rules;
  private final ETags etags;
  private final Clock clock;

  TuneRules(AlertRules rules, ETags etags, Clock clock) {
    this.rules = rules;
    this.etags = etags;
    this.clock = clock;
  }

  AlertRuleView add(UUID program, NewAlertRule wanted, UUID coordinator) {
    Rule rule =
        new Rule(
                wanted.kind(),
                wanted.measure(),
                wanted.instrument(),
                wanted.item(),
                wanted.threshold())
            .checked(wanted.severity());
    reachable(program, rule);
    UUID id = Ids.next();
    if (!rules.add(program, id, rule, wanted.severity(), coordinator, clock.instant())) {
      throw SafetyProblem.TOO_MANY_RULES.problem();
    }
    return read(program, id);
  }

  AlertRuleView tune(
      UUID program, UUID id, AlertRuleChange wanted, @Nullable String ifMatch, UUID coordinator) {
    AlertRuleView read = read(program, id);
    Rule rule = read.with(wanted.threshold()).checked(wanted.severity());
    AlertRuleView same =
        AlertRuleView.of(id, rule, wanted.severity(), wanted.active(), read.changedAt());
    if (read.equals(same)) {
      return read; // the same, sent again
    }
    etags.require(ifMatch, read);
    if (wanted.active()) {
      reachable(program, rule);
    }
    if (!rules.change(program, read, wanted, coordinator, clock.instant())) {
      throw PlatformProblem.STALE.problem();
    }
    return read(program, id);
  }

  private void reachable(UUID program, Rule rule) {
    rules
        .unreachable(program, rule)
        .ifPresent(
            field -> {
              throw SafetyProblem.RULE_NEVER_FIRES.at(
                  field,
                  switch (field) {
                    case "instrument" -> "is one that the program can use";
                    case "item" -> "is one of the instrument's";
                    default -> "is at most what can be answered or scored";
                  });
            });
  }

  AlertRuleView read(UUID program, UUID id) {
    return rules.of(program, id).orElseThrow(PlatformProblem.NOT_FOUND::problem);
  }
}

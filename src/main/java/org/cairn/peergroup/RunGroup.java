package org.cairn.peergroup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.cairn.platform.DatabaseRefused;
import org.cairn.platform.ETags;
import org.cairn.platform.Ids;
import org.cairn.platform.PlatformProblem;
import org.cairn.program.Programs;
import org.jspecify.annotations.Nullable;

/** Founds groups, admits members and takes membership back, by the program's coordinator. */
@ApplicationScoped
class RunGroup {
  private final Programs programs;
  private final Groups groups;
  private final Members members;
  private final ETags etags;
  private final Clock clock;

  RunGroup(Programs programs, Groups groups, Members members, ETags etags, Clock clock) {
    this.programs = programs;
    this.groups = groups;
    this.members = members;
    this.etags = etags;
    this.clock = clock;
  }

  @Transactional
  GroupView found(UUID program, ProgramGroupResource.NewGroup described, UUID coordinator) {
    programs.coordinated(program, coordinator);
    UUID id = Ids.next();
    groups.persistAndFlush(
        new PeerGroup(
            id,
            program,
            described.name().strip(),
            described.guidelines().strip(),
            described.history() == null ? History.JOINED : described.history(),
            clock.instant()));
    return groups.one(id).orElseThrow();
  }

  /** Changes a group that the coordinator has read; the same again changes nothing. */
  @Transactional
  GroupView change(
      UUID id, GroupResource.GroupChange wanted, @Nullable String ifMatch, UUID coordinator) {
    PeerGroup group = held(id, coordinator);
    String name = wanted.name().strip();
    String guidelines = wanted.guidelines().strip();
    if (!group.is(name, guidelines, wanted.closed())) {
      etags.require(ifMatch, group.terms());
      group.change(name, guidelines, wanted.closed(), clock.instant());
      groups.flush();
    }
    return groups.one(id).orElseThrow();
  }

  /** Admits a participant of the program; the same call again changes nothing. */
  @Transactional
  GroupView.MemberView admit(UUID group, UUID participant, String typed, UUID coordinator) {
    Alias alias = Alias.of(typed);
    // Not held: the enrollment is first, as at discharge.
    if (groups.coordinated(group, coordinator).isEmpty()) {
      throw PlatformProblem.NOT_FOUND.problem();
    }
    GroupMember before = members.current(group, participant).orElse(null);
    if (before != null) {
      if (!before.alias().equals(alias.text())) {
        throw PeerGroupProblem.ALREADY_MEMBER.problem();
      }
      return before.view();
    }
    GroupMember member = new GroupMember(group, participant, alias, clock.instant());
    return DatabaseRefused.translate(
        Map.of(
            "group_member_alias", PeerGroupProblem.ALIAS_TAKEN,
            "group_member_alias_key", PeerGroupProblem.ALIAS_TAKEN,
            "group_member_current", PeerGroupProblem.ALREADY_MEMBER),
        () -> {
          members.persistAndFlush(member);
          return member.view();
        });
  }

  @Transactional
  void remove(UUID group, UUID participant, UUID coordinator) {
    held(group, coordinator);
    members
        .current(group, participant)
        .orElseThrow(PlatformProblem.NOT_FOUND::problem)
        .remove(coordinator, clock.instant());
  }

  private PeerGroup held(UUID group, UUID coordinator) {
    return groups.held(group, coordinator).orElseThrow(PlatformProblem.NOT_FOUND::problem);
  }
}

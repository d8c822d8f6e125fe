package org.cairn.peergroup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.cairn.platform.DatabaseRefused;
import org.cairn.platform.PlatformProblem;
import org.cairn.program.Programs;

/** Founds groups, admits members and takes membership back, by the program's coordinator. */
@ApplicationScoped
class RunGroup {
  private final Programs programs;
  private final Groups groups;
  private final Members members;
  private final Clock clock;

  RunGroup(Programs programs, Groups groups, Members members, Clock clock) {
    this.programs = programs;
    this.groups = groups;
    this.members = members;
    this.clock = clock;
  }

  @Transactional
  GroupView found(UUID program, String name, String guidelines, UUID coordinator) {
    programs.coordinated(program, coordinator);
    PeerGroup group =
        new PeerGroup(
            UUID.randomUUID(), program, name.strip(), guidelines.strip(), clock.instant());
    groups.persistAndFlush(group);
    return group.view();
  }

  /** Admits a participant of the program; the same call again changes nothing. */
  @Transactional
  GroupView.MemberView admit(UUID group, UUID participant, String alias, UUID coordinator) {
    Alias wanted = Alias.of(alias);
    require(group, coordinator);
    GroupMember before = members.current(group, participant).orElse(null);
    if (before != null) {
      if (!before.alias().equals(wanted.text())) {
        throw PeerGroupProblem.ALREADY_MEMBER.problem();
      }
      return before.view();
    }
    GroupMember member = new GroupMember(group, participant, wanted, clock.instant());
    return DatabaseRefused.translate(
        Map.of(
            "group_member_alias", PeerGroupProblem.ALIAS_TAKEN,
            "group_member_current", PeerGroupProblem.ALREADY_MEMBER),
        () -> {
          members.persistAndFlush(member);
          return member.view();
        });
  }

  @Transactional
  void remove(UUID group, UUID participant, UUID coordinator) {
    require(group, coordinator);
    members
        .current(group, participant)
        .orElseThrow(PlatformProblem.NOT_FOUND::problem)
        .remove(coordinator, clock.instant());
  }

  private void require(UUID group, UUID coordinator) {
    if (groups.coordinated(group, coordinator).isEmpty()) {
      throw PlatformProblem.NOT_FOUND.problem();
    }
  }
}

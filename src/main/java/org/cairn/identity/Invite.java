package org.cairn.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.cairn.platform.DatabaseRefused;
import org.cairn.platform.PlatformProblem;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Gives a person a new code, for the first enrollment or to come back; the codes before it stop
 * working.
 */
@ApplicationScoped
class Invite {
  private final Accounts accounts;
  private final Invitations invitations;
  private final IdentityConfig config;
  private final Clock clock;

  Invite(Accounts accounts, Invitations invitations, IdentityConfig config, Clock clock) {
    this.accounts = accounts;
    this.invitations = invitations;
    this.config = config;
    this.clock = clock;
  }

  /** An invitation, with the code that is shown this once. */
  @Schema(description = "An invitation, with the code that is shown this once.")
  record Invited(
      UUID id,
      @Schema(
              description = "Give it to the person, on paper or by phone.",
              examples = "7K2M-Q9XD-4RTB-W0HC")
          String code,
      Instant expiresAt) {}

  @Transactional
  Invited invite(UUID account, @Nullable UUID by) {
    if (accounts.findById(account) == null || account.equals(by)) {
      throw PlatformProblem.NOT_FOUND.problem();
    }
    Instant now = clock.instant();
    for (Invitation open : invitations.open(account)) {
      open.revoke(now);
    }
    invitations.flush();
    InvitationCode code = InvitationCode.random();
    Invitation invitation =
        new Invitation(
            UUID.randomUUID(), code, account, by, now, now.plus(config.lifetimes().invitation()));
    return DatabaseRefused.translate(
        Map.of("invitation_open", PlatformProblem.CONFLICT),
        () -> {
          invitations.persistAndFlush(invitation);
          return new Invited(invitation.id(), code.text(), invitation.expiresAt());
        });
  }
}

package org.cairn.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.cairn.platform.Actor;
import org.cairn.platform.PlatformProblem;

/** Ends a device of the caller's: from the next request on, none of its tokens is good. */
@ApplicationScoped
class EndDevice {
  private final Devices devices;
  private final Clock clock;

  EndDevice(Devices devices, Clock clock) {
    this.devices = devices;
    this.clock = clock;
  }

  /**
   * The device that asks. People of an external issuer sign out there; here nothing is left to end.
   */
  @Transactional
  void signOut(Actor.Person caller) {
    UUID device = caller.device();
    if (device != null) {
      devices.own(device, caller.id()).ifPresent(found -> found.end("signed_out", clock.instant()));
    }
  }

  @Transactional
  void end(UUID device, Actor.Person caller) {
    devices
        .own(device, caller.id())
        .orElseThrow(PlatformProblem.NOT_FOUND::problem)
        .end("ended_by_owner", clock.instant());
  }
}

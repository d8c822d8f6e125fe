package org.cairn.identity;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.cairn.platform.Actor;
import org.cairn.platform.Conditional;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.Encrypter;
import org.cairn.platform.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** My devices. */
@Path("/v1/me/devices")
@Tag(name = "Sign-in")
public class DeviceResource {
  private final Devices devices;
  private final EndDevice endDevice;
  private final Encrypter encrypter;
  private final Clock clock;

  DeviceResource(Devices devices, EndDevice endDevice, Encrypter encrypter, Clock clock) {
    this.devices = devices;
    this.endDevice = endDevice;
    this.encrypter = encrypter;
    this.clock = clock;
  }

  /** Where I am signed in. */
  @GET
  @Allowed
  @Conditional
  @Transactional
  @Operation(
      operationId = "listMyDevices",
      summary = "Where I am signed in",
      description = "The devices that hold good tokens, the one used last first.")
  @APIResponse(responseCode = "200", description = "My devices.")
  public Page<DeviceView> list() {
    Actor.Person caller = CurrentActor.person();
    List<Device> live = devices.live(caller.id(), clock.instant());
    return new Page<>(live.stream().map(device -> view(device, caller)).toList(), null);
  }

  /** Signs a device out. */
  @DELETE
  @Path("/{deviceId}")
  @Allowed
  @Operation(
      operationId = "endMyDevice",
      summary = "Sign one of my devices out",
      description = "For a lost phone. Counts at once; doing it twice does no harm.")
  @APIResponse(responseCode = "204", description = "Signed out.")
  public void end(UUID deviceId) {
    endDevice.end(deviceId, CurrentActor.person());
  }

  private DeviceView view(Device device, Actor.Person caller) {
    byte[] name = device.name();
    return new DeviceView(
        device.id(),
        name == null ? null : encrypter.decrypt(Device.nameOf(device.id()), name).orElse(null),
        device.id().equals(caller.device()),
        device.createdAt(),
        device.rotatedAt(),
        device.expiresAt());
  }
}

package org.cairn.identity;

import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.time.Duration;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.Throttle;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Enrollment, sign-in, refresh and sign-out. */
@Path("/v1/auth")
@Tag(name = "Sign-in")
public class AuthResource {
  private static final Throttle.Limit ENROLL_SOURCE =
      new Throttle.Limit("enroll-source", 60, Duration.ofMinutes(15));

  private final AcceptInvitation acceptInvitation;
  private final SignIn signIn;
  private final RefreshTokens refreshTokens;
  private final EndDevice endDevice;
  private final Throttle throttle;
  private final ExternalIdentities external;

  AuthResource(
      AcceptInvitation acceptInvitation,
      SignIn signIn,
      RefreshTokens refreshTokens,
      EndDevice endDevice,
      Throttle throttle,
      ExternalIdentities external) {
    this.acceptInvitation = acceptInvitation;
    this.signIn = signIn;
    this.refreshTokens = refreshTokens;
    this.endDevice = endDevice;
    this.throttle = throttle;
    this.external = external;
  }

  /** A code and the password to set. */
  @Schema(description = "A code and the password to set.")
  record Enrollment(
      @NotBlank
          @Size(max = 40)
          @Schema(
              description = "The code from the program; case and dashes do not matter.",
              examples = "7K2M-Q9XD-4RTB-W0HC")
          String code,
      @NotNull
          @Size(max = Passwords.LONGEST)
          @Schema(
              description = "15 characters or more; a few words in a row are fine.",
              examples = "quiet harbor seven lanterns",
              format = "password")
          String password) {
    @Override
    public String toString() {
      return "Enrollment[***]";
    }
  }

  /** A code alone. */
  @Schema(description = "A code alone: who the person is, their organization's token says.")
  record ExternalEnrollment(
      @NotBlank @Size(max = 40) @Schema(examples = "7K2M-Q9XD-4RTB-W0HC") String code) {}

  /** What a person types to sign in. */
  @Schema(description = "What a person types to sign in.")
  record Credentials(
      @NotBlank
          @Size(max = 254)
          @Schema(
              description = "E-mail address or the user name that the program gave.",
              examples = "maria.r")
          String login,
      @NotNull
          @Size(max = Passwords.LONGEST)
          @Schema(examples = "quiet harbor seven lanterns", format = "password")
          String password,
      @Pattern(regexp = "[0-9]{6}", message = "is six digits")
          @Schema(
              description = "Staff only: the six digits of the authenticator app.",
              examples = "492039",
              nullable = true)
          @Nullable String code,
      @Size(max = 60)
          @Schema(
              description = "What to call this device in my list.",
              examples = "My phone",
              nullable = true)
          @Nullable String deviceName) {
    @Override
    public String toString() {
      return "Credentials[***]";
    }
  }

  /** A refresh token. */
  @Schema(description = "A refresh token.")
  record Refresh(
      @NotBlank @Size(max = 512) @Schema(examples = "JQEAAAAB7k0R2m8vQ3") String refreshToken) {
    @Override
    public String toString() {
      return "Refresh[***]";
    }
  }

  /** Enrolls with an invitation code. */
  @POST
  @Path("/enroll")
  @Open
  @ResponseStatus(201)
  @Operation(
      operationId = "enroll",
      summary = "Enroll with an invitation code",
      description =
          "Sets the password. The same code serves the first enrollment and the way back after a lost password or"
              + " phone: every device signed in before is signed out. Staff are shown their second factor, this once."
              + " When the answer gets lost, try to sign in: a code works once.")
  @APIResponse(responseCode = "201", description = "Enrolled; sign in next.")
  @APIResponse(
      responseCode = "400",
      description = "identity/password-too-short, identity/password-too-common")
  @APIResponse(responseCode = "403", description = "identity/invitation-not-valid")
  @APIResponse(responseCode = "429", description = "platform/too-many-requests")
  public AcceptInvitation.Enrolled enroll(
      @Valid @NotNull Enrollment body, @Context HttpServerRequest request) {
    external.refusePasswords();
    String source = source(request);
    throttle.take(ENROLL_SOURCE, source);
    AcceptInvitation.Enrolled enrolled = acceptInvitation.withPassword(body.code, body.password);
    throttle.giveBack(ENROLL_SOURCE, source);
    return enrolled;
  }

  /** Enrolls with an invitation code and the token of the organization's issuer. */
  @POST
  @Path("/enroll-external")
  @Open
  @ResponseStatus(201)
  @Operation(
      operationId = "enrollExternal",
      summary = "Enroll with an invitation code and my organization's account",
      description =
          "Where an external OpenID Connect issuer is configured: links the account to the token's issuer and subject. Send that issuer's access token as Bearer.")
  @APIResponse(
      responseCode = "201",
      description = "Linked; the issuer's tokens are good here from now on.")
  @APIResponse(responseCode = "403", description = "identity/invitation-not-valid")
  @APIResponse(responseCode = "409", description = "identity/source-identity-in-use")
  @APIResponse(responseCode = "429", description = "platform/too-many-requests")
  public AcceptInvitation.Enrolled enrollExternal(
      @Valid @NotNull ExternalEnrollment body, @Context HttpServerRequest request) {
    String source = source(request);
    throttle.take(ENROLL_SOURCE, source);
    AcceptInvitation.Enrolled enrolled =
        acceptInvitation.withExternalIdentity(body.code, external.token());
    throttle.giveBack(ENROLL_SOURCE, source);
    return enrolled;
  }

  /** Signs in. */
  @POST
  @Path("/sign-in")
  @Open
  @Operation(
      operationId = "signIn",
      summary = "Sign in on a device",
      description =
          "The answer is the same whatever was wrong: login, password or code. Ten attempts in fifteen minutes for an account.")
  @APIResponse(responseCode = "200", description = "Signed in.")
  @APIResponse(responseCode = "401", description = "identity/sign-in-failed")
  @APIResponse(responseCode = "429", description = "platform/too-many-requests")
  public Tokens signIn(@Valid @NotNull Credentials body, @Context HttpServerRequest request) {
    external.refusePasswords();
    return signIn.signIn(body.login, body.password, body.code, body.deviceName, source(request));
  }

  /** Refreshes the tokens. */
  @POST
  @Path("/refresh")
  @Open
  @Operation(
      operationId = "refresh",
      summary = "Get new tokens for this device",
      description =
          "Each refresh token is good once. When the answer gets lost, send the same token again within a minute and get"
              + " the same successor; later, a token used twice signs the device out.")
  @APIResponse(responseCode = "200", description = "New tokens; keep both.")
  @APIResponse(responseCode = "401", description = "identity/refresh-token-not-valid")
  public Tokens refresh(@Valid @NotNull Refresh body) {
    return refreshTokens.refresh(body.refreshToken);
  }

  /** Signs this device out. */
  @POST
  @Path("/sign-out")
  @Allowed
  @Operation(
      operationId = "signOut",
      summary = "Sign this device out",
      description = "Counts at once: this device's tokens are good no more.")
  @APIResponse(responseCode = "204", description = "Signed out.")
  public void signOut() {
    endDevice.signOut(CurrentActor.person());
  }

  private static String source(HttpServerRequest request) {
    return request.remoteAddress().hostAddress();
  }
}

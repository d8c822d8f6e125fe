package org.cairn.identity;

import io.quarkiverse.resteasy.problem.HttpProblem;
import org.cairn.platform.PlatformProblem;
import org.cairn.platform.ProblemType;

/** What can go wrong in this room. */
public enum IdentityProblem implements ProblemType {
  /** The same words whether the account exists or not, and whichever factor was wrong. */
  SIGN_IN_FAILED(401, "That did not work; please check what you typed"),
  REFRESH_TOKEN_NOT_VALID(401, "Please sign in again"),
  /** The same words for a wrong, used, revoked or expired code. */
  INVITATION_NOT_VALID(403, "This code does not work; please ask your program for a new one"),
  PASSWORD_TOO_SHORT(
      400, "Please choose a password of 15 characters or more; a few words in a row are fine"),
  PASSWORD_TOO_COMMON(
      400, "This password is easy to guess; a few unrelated words make a better one"),
  LOGIN_TAKEN(409, "This user name or address is already in use"),
  ROLES_DO_NOT_MIX(400, "A participant cannot hold a staff role in the same account"),
  SIGN_IN_ELSEWHERE(403, "People sign in with their organization's account here"),
  SOURCE_IDENTITY_IN_USE(409, "This organization's account is already linked to somebody else");

  private final int status;
  private final String title;

  IdentityProblem(int status, String title) {
    this.status = status;
    this.title = title;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public String title() {
    return title;
  }

  /** No token, or none that is good (RFC 6750, 3). */
  static HttpProblem unauthenticated() {
    return PlatformProblem.UNAUTHENTICATED
        .builder()
        .withHeader("WWW-Authenticate", "Bearer")
        .build();
  }
}

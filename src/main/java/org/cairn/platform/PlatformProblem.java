package org.cairn.platform;

/** The problems that any operation can answer with. */
public enum PlatformProblem implements ProblemType {
  BAD_REQUEST(400, "The request could not be read"),
  INVALID_FIELDS(400, "Some fields need another value"),
  CURSOR_INVALID(400, "This cursor is not one of ours, or belongs to another list"),
  UNAUTHENTICATED(401, "Please sign in"),
  FORBIDDEN(403, "This is not something your role can do"),
  NOT_FOUND(404, "Nothing here, or nothing you can see"),
  METHOD_NOT_ALLOWED(405, "This address does not take that method"),
  NOT_ACCEPTABLE(406, "We do not answer in the form that was asked for"),
  CONFLICT(409, "This does not fit what is already there"),
  KEY_IN_USE(409, "A request with this idempotency key is still running"),
  TOO_FAR_BEHIND(410, "That is too long ago: read everything again, then go on from a new cursor"),
  STALE(412, "It was changed in the meantime; read it again first"),
  TOO_LARGE(413, "The request is larger than we take"),
  URI_TOO_LONG(414, "The address is longer than we take"),
  UNSUPPORTED_MEDIA_TYPE(415, "We read JSON only"),
  KEY_REUSED(422, "This idempotency key was used for another request"),
  PRECONDITION_REQUIRED(428, "Send If-Match with the ETag that you last read"),
  TOO_MANY_REQUESTS(429, "Too many attempts; please wait a little"),
  HEADERS_TOO_LARGE(431, "The request's headers are larger than we take"),
  INTERNAL_ERROR(500, "Something went wrong on our side"),
  UNAVAILABLE(503, "We cannot answer just now; please try again");

  private final int status;
  private final String title;

  PlatformProblem(int status, String title) {
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

  /** The problem that stands for a bare status, for what the framework refuses by itself. */
  static PlatformProblem of(int status) {
    return switch (status) {
      case 401 -> UNAUTHENTICATED;
      case 403 -> FORBIDDEN;
      case 404 -> NOT_FOUND;
      case 405 -> METHOD_NOT_ALLOWED;
      case 406 -> NOT_ACCEPTABLE;
      case 409 -> CONFLICT;
      case 412 -> STALE;
      case 413 -> TOO_LARGE;
      case 414 -> URI_TOO_LONG;
      case 415 -> UNSUPPORTED_MEDIA_TYPE;
      case 429 -> TOO_MANY_REQUESTS;
      case 431 -> HEADERS_TOO_LARGE;
      case 503 -> UNAVAILABLE;
      default -> status >= 500 ? INTERNAL_ERROR : BAD_REQUEST;
    };
  }
}

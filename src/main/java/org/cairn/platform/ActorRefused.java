package org.cairn.platform;

/**
 * The database refused to bind the actor: it has ended (401), or lacks the role that the operation
 * needs (403).
 */
public final class ActorRefused extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final boolean ended;

  ActorRefused(boolean ended) {
    super(ended ? "actor has ended" : "actor lacks the role", null, false, false);
    this.ended = ended;
  }

  /** Signed out, ended or unknown, as opposed to lacking a role. */
  public boolean ended() {
    return ended;
  }
}

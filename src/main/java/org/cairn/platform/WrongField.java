package org.cairn.platform;

/**
 * A field that needs another value, and what to change.
 *
 * @param message what it has to be; never the value that was sent
 */
public record WrongField(String field, String in, String message) {
  /** A field of the body. */
  public WrongField(String field, String message) {
    this(field, "body", message);
  }
}

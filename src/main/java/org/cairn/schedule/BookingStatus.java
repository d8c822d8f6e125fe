package org.cairn.schedule;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of a booking. */
@Schema(
    description =
        "booked; displaced: the session was moved onto another booking of its person, or was full; called_off: the"
            + " session was canceled; canceled: given up, or taken back.")
public enum BookingStatus {
  /** The place is taken. */
  BOOKED,
  /** The place was lost: the session was moved onto another booking of its person, or was full. */
  DISPLACED,
  /** The session was canceled. */
  CALLED_OFF,
  /** Given up, or taken back. */
  CANCELED;

  /** The name in JSON and in the database. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static BookingStatus of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}

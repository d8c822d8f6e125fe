package org.cairn.schedule;

import org.cairn.platform.ProblemType;

/** What can go wrong in this room. */
public enum ScheduleProblem implements ProblemType {
  // Rules and commitments.
  RULE_INVALID(400, "We could not read how this repeats; please say it another way"),
  RULE_TOO_FREQUENT(400, "This repeats too often; please choose fewer times"),
  COMMITMENT_OUT_OF_RANGE(400, "All days of a commitment have to lie within ten years of today"),
  COMMITMENT_ID_TAKEN(409, "This id is taken; please make another one"),
  TOO_MANY_COMMITMENTS(409, "There is room for a hundred commitments; remove one first"),

  SESSION_FULL(409, "This session is full"),
  CAPACITY_BELOW_BOOKINGS(
      409, "More people are booked than that; choose a higher capacity, or cancel bookings first"),
  OVERLAPS(409, "This overlaps with another booking"),
  JOIN_LINK_MISSING(400, "A session by telehealth needs a link to join"),
  LINK_NOT_SECURE(400, "The link to join has to begin with https://"),

  // Booking by participants, moving, and the waitlist.
  NOT_BOOKABLE(409, "This session is not open for booking; your counselor can help"),
  SESSION_CANCELED(409, "This session does not take place; please choose another one"),
  ALREADY_STARTED(409, "This session has started; choose a later one, or ask your counselor"),
  ALREADY_BOOKED(409, "You have a place in this session already"),
  BOOKING_ID_TAKEN(409, "This id belongs to another booking; please make a new one"),
  BOOKING_CANCELED(409, "This booking was canceled; please book the session that you want"),
  NOT_EQUAL(409, "A booking can be moved to another session of the same kind and program"),
  ALREADY_IN_LINE(409, "You are in line for this session already"),
  ENTRY_ID_TAKEN(409, "This id belongs to another place in line; please make a new one"),

  // What staff plan.
  ROOM_BUSY(409, "This room is taken at that time; choose another room or another time"),
  FACILITATOR_BUSY(
      409,
      "Whoever is to lead this leads another session at that time; choose somebody else or another time"),
  SITE_CLOSED(
      409, "The site is closed on that day; choose another day, or open the site again first"),
  IN_THE_PAST(400, "That time has passed; choose one that lies ahead"),
  NOT_STARTED(409, "This session has not begun; until then only excused can be recorded"),
  MINUTES_UNCLEAR(
      400,
      "Minutes go with present, late and left early, and are no more than the session is long"),
  IMPORT_REFUSED(
      422,
      "Some rows cannot be taken over, so none was; change the refused ones and send all again"),
  ROOM_UNKNOWN(422, "There is no such room at the site; choose one of the list of its rooms"),
  ROW_REPEATED(422, "Two rows have the same externalId; send one of them"),

  // Series.
  RULE_ENDLESS(400, "A series needs an end: add UNTIL or COUNT to its rule"),
  RULE_TOO_LONG(400, "A series has at most 1000 sessions within two years"),
  RULE_EMPTY(400, "By this rule it never takes place; choose other days, or a later end"),
  RULE_START(400, "A series starts with its first session; choose a start that its rule names"),
  RULE_OVERLAPS(
      400, "Sessions of this series would overlap; make them shorter, or leave more time between"),
  TOO_FAR_AHEAD(400, "This is too far ahead; choose an earlier day"),
  START_BEFORE_CHANGE(400, "The changed series starts on the day of the change or later"),
  SERIES_ENDED(409, "This series ends before that day; look for the one that follows it"),
  CLASHES(409, "A room or a facilitator is taken at some of these times");

  /** How what never comes may come about. */
  static final String NEVER_COMES =
      "Its end lies before its start, or the days that it names never come, such as a 30th of February.";

  private final int status;
  private final String title;

  ScheduleProblem(int status, String title) {
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
}

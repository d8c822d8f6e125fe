package org.cairn.bench;

import java.util.UUID;

/**
 * Ids that are made of a number, so that a pgbench script can name any row by arithmetic. Dense and
 * in order, as the UUIDv7 of the application are.
 */
enum Numbered {
  PARTICIPANT,
  DEVICE,
  SITE,
  PROGRAM,
  SESSION,
  BOOKING,
  GROUP,
  MEMBER,
  ENROLLMENT,
  DATA_KEY,
  /** The short sessions that only the check-in measurement needs, and their bookings. */
  ARRIVAL_SESSION,
  ARRIVAL_BOOKING,
  /** Workshops of the next two weeks, which are openings. */
  OPENING,
  /** Workshops farther ahead, of which each booking takes another one. */
  WORKSHOP,
  CALENDAR_FEED,
  /** Groups of those who have a stream open. */
  STREAM_GROUP,
  STREAM_MEMBER;

  /** The number of the first id, as SQL and pgbench see it. */
  long base() {
    return (ordinal() + 1L) << 48;
  }

  UUID id(long number) {
    return new UUID(0, base() + number);
  }

  /** The id in SQL. The number is a pgbench variable that counts from {@link #base}. */
  static String sql(String variable) {
    return "lpad(to_hex(:" + variable + "::bigint), 32, '0')::uuid";
  }
}

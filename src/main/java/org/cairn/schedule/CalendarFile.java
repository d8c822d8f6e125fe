package org.cairn.schedule;

import biweekly.ICalDataType;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.component.VTimezone;
import biweekly.io.TimezoneAssignment;
import biweekly.io.text.ICalWriter;
import biweekly.property.Classification;
import biweekly.property.DateEnd;
import biweekly.property.DateOrDateTimeProperty;
import biweekly.property.DateStart;
import biweekly.property.Status;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;

/**
 * A calendar as RFC 5545 writes it: the same bytes for the same bookings. There is no METHOD, since
 * to publish would ask for an ORGANIZER (RFC 5546, 3.2.1), and nobody is named here.
 */
@SuppressWarnings("JavaUtilDate") // The library's type of a moment.
final class CalendarFile {
  private static final String NEUTRAL_NAME = "Appointments";
  private static final String NEUTRAL_TITLE = "Appointment";
  private static final String REFRESH = "PT1H";
  private static final int MOST_OCTETS = 75;

  private final SharedCalendar calendar;
  private final ICalendar file = new ICalendar();
  private final Map<ZoneId, TimezoneAssignment> zones = new HashMap<>();

  private CalendarFile(SharedCalendar calendar) {
    this.calendar = calendar;
  }

  static byte[] of(SharedCalendar calendar) {
    return new CalendarFile(calendar).write();
  }

  private byte[] write() {
    file.setProductId("-//Cairn//Calendar//EN");
    file.setName(NEUTRAL_NAME);
    file.addExperimentalProperty("X-WR-CALNAME", NEUTRAL_NAME);
    // The library's own property lacks the VALUE that RFC 7986 (5.7) asks for.
    file.addExperimentalProperty("REFRESH-INTERVAL", ICalDataType.DURATION, REFRESH);
    file.addExperimentalProperty("X-PUBLISHED-TTL", REFRESH);
    addZones();
    calendar.entries().forEach(this::add);
    StringWriter text = new StringWriter();
    try (ICalWriter writer = new ICalWriter(text, ICalVersion.V2_0)) {
      writer.getVObjectWriter().getFoldedLineWriter().setLineLength(null);
      writer.write(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return fold(text.toString()).getBytes(StandardCharsets.UTF_8);
  }

  private void addZones() {
    record Span(Instant from, Instant to) {
      Span with(Span other) {
        return new Span(
            from.isBefore(other.from) ? from : other.from, to.isAfter(other.to) ? to : other.to);
      }
    }
    Map<String, Span> used = new TreeMap<>();
    for (SharedCalendar.Entry entry : calendar.entries()) {
      used.merge(entry.zone().getId(), new Span(entry.starts(), entry.ends()), Span::with);
    }
    used.forEach(
        (id, span) -> {
          ZoneId zone = ZoneId.of(id);
          VTimezone rules = CalendarZone.of(zone, span.from, span.to);
          file.addComponent(rules);
          zones.put(zone, new TimezoneAssignment(TimeZone.getTimeZone(zone), rules));
        });
  }

  private void add(SharedCalendar.Entry entry) {
    VEvent event = new VEvent();
    event.setUid(entry.booking().toString());
    event.setDateTimeStamp(Date.from(entry.changedAt()));
    event.setLastModified(Date.from(entry.changedAt()));
    event.setSequence(entry.sequence());
    event.setStatus(entry.calledOff() ? Status.cancelled() : Status.confirmed());
    event.setClassification(Classification.private_());
    event.setDateStart(at(new DateStart(Date.from(entry.starts())), entry.starts(), entry.zone()));
    event.setDateEnd(at(new DateEnd(Date.from(entry.ends())), entry.ends(), entry.zone()));
    if (calendar.titles() == CalendarTitles.FULL) {
      event.setSummary(printable(entry.title()));
      if (entry.room() != null) {
        event.setLocation(printable(entry.room()));
      }
    } else {
      event.setSummary(NEUTRAL_TITLE);
    }
    file.addEvent(event);
  }

  /**
   * The wall clock's time with its zone; in UTC where the wall clock shows it twice, since only the
   * first of the two could be written so.
   */
  private <T extends DateOrDateTimeProperty> T at(T property, Instant moment, ZoneId zone) {
    LocalDateTime local = LocalDateTime.ofInstant(moment, zone);
    if (zone.getRules().getValidOffsets(local).size() == 1) {
      file.getTimezoneInfo().setTimezone(property, zones.get(zone));
    }
    return property;
  }

  /** Text has no control characters but line feeds and tabs (RFC 5545, 3.3.11). */
  private static String printable(String text) {
    return text.replaceAll("\r\n?", "\n").replaceAll("[\\p{Cntrl}&&[^\n\t]]", "");
  }

  /** Lines of at most 75 octets, never cut within a character (RFC 5545, 3.1). */
  private static String fold(String text) {
    StringBuilder folded = new StringBuilder(text.length() + text.length() / 32);
    int octets = 0;
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      i += Character.charCount(character);
      if (character == '\r' || character == '\n') {
        octets = 0;
      } else {
        int size = character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
        if (octets + size > MOST_OCTETS) {
          folded.append("\r\n ");
          octets = 1;
        }
        octets += size;
      }
      folded.appendCodePoint(character);
    }
    return folded.toString();
  }
}

package org.cairn.bench;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.cairn.bench.Keys.DataKey;
import org.cairn.peergroup.MessageSql;
import org.cairn.platform.Encrypter;

/** Fills the database with people, sessions, bookings, groups and messages. */
final class Data {
  static final ZoneId ZONE = ZoneId.of("America/New_York");

  /**
   * Short sessions that are open for check-in, so many as a person can attend one after another.
   */
  static final int ARRIVALS = 60;

  /** Workshops of the next two weeks in each program. */
  static final int OPENINGS = 14;

  /** Short workshops in each program, forty days ahead, so many as a person can book one by one. */
  static final int WORKSHOPS = 80;

  /** Events that a phone has missed which asks what changed. */
  static final int EVENTS = 20;

  /** Days from today of the twelve bookings; today's is open for check-in. */
  private static final int[] DAYS = {-9, -6, -3, 0, 2, 4, 7, 9, 11, 14, 16, 18};

  private static final int ROUNDS = 300;

  private static final String[] WORDS = {
    "Made it through the weekend. Thank you all, it helps to read you.",
    "Long shift, but I came. The walk after group is what keeps me going.",
    "Has anybody tried to put the phone away at nine? First week, and I sleep again.",
    "Tough morning. I wrote down three things that went well, as we said.",
  };

  private final Server server;
  private final Settings settings;
  private final Keys keys;
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MINUTES);
  private final List<DataKey> dataKeys = new ArrayList<>();

  Data(Server server, Settings settings, Keys keys) {
    this.server = server;
    this.settings = settings;
    this.keys = keys;
  }

  void fill() throws SQLException, IOException, GeneralSecurityException {
    places();
    people();
    sessions();
    workshops();
    calendarFeeds();
    days();
    groups();
    messages();
    server.run("vacuum analyze", "checkpoint");
  }

  private void places() throws SQLException, IOException {
    try (Filler site = new Filler(server, "site (id, name, zone, region, address)")) {
      site.row(Numbered.SITE.id(0), "Riverside", ZONE.getId(), "US-NY", "1 River Street");
    }
    // Windows as wide as they may be: the check-in measurement needs a fresh session each time. No
    // room codes: what wrk sends is written before, and a code is good for a minute.
    try (Filler program =
        new Filler(
            server,
            "program (id, site_id, slug, name, check_in_opens_before, check_in_closes_after, room_codes)")) {
      for (int i = 0; i < Settings.PROGRAMS; i++) {
        program.row(
            Numbered.PROGRAM.id(i),
            Numbered.SITE.id(0),
            "program-" + i,
            "Program " + i,
            240,
            480,
            false);
      }
    }
    // What triggers give a program that is founded otherwise.
    server.run("select found_safety(id), found_questions(id, 1) from program");
  }

  private void people() throws SQLException, IOException, GeneralSecurityException {
    try (Filler account = new Filler(server, "account (id, login, name, roles, created_at)");
        Filler key = new Filler(server, "data_key (id, person_id, wrapped, created_at)");
        Filler device =
            new Filler(server, "device (id, account_id, created_at, rotated_at, expires_at)");
        Filler enrollment =
            new Filler(server, "enrollment (id, program_id, participant_id, started_at)")) {
      for (int p = 0; p < settings.participants(); p++) {
        UUID id = Numbered.PARTICIPANT.id(p);
        DataKey own = keys.newDataKey(Numbered.DATA_KEY.id(p), id);
        dataKeys.add(own);
        byte[] name = own.encrypt(new Encrypter.Place("account.name", id), "Participant " + p);
        account.row(id, "participant-" + p, name, "{participant}", now);
        key.row(own.id(), id, own.wrapped(), now);
        device.row(Numbered.DEVICE.id(p), id, now, now, now.plus(Duration.ofDays(60)));
        enrollment.row(
            Numbered.ENROLLMENT.id(p), Numbered.PROGRAM.id(Settings.programOf(p)), id, now);
      }
    }
  }

  /** Each group has a timetable of twelve sessions, and all its members are booked into them. */
  private void sessions() throws SQLException, IOException {
    try (Filler session = session();
        Filler booking = booking()) {
      for (int group = 0; group < settings.groups(); group++) {
        for (int j = 0; j < Settings.BOOKINGS; j++) {
          Instant starts = now.plus(Duration.ofDays(DAYS[j])).plus(Duration.ofMinutes(210));
          int number = group * Settings.BOOKINGS + j;
          session(
              session,
              Numbered.SESSION.id(number),
              group % Settings.PROGRAMS,
              "group_therapy",
              starts,
              90);
          for (int k = 0; k < settings.groupSize(group); k++) {
            int p = group * Settings.GROUP_SIZE + k;
            booking.row(
                Numbered.BOOKING.id((long) p * Settings.BOOKINGS + j),
                Numbered.SESSION.id(number),
                Numbered.PARTICIPANT.id(p),
                starts,
                starts.plus(Duration.ofMinutes(90)),
                "booked",
                now,
                now);
          }
        }
      }
    }
  }

  private void workshops() throws SQLException, IOException {
    try (Filler session = session()) {
      for (int i = 0; i < Settings.PROGRAMS * OPENINGS; i++) {
        Instant starts = now.plus(Duration.ofDays(i % OPENINGS)).plus(Duration.ofHours(12));
        session(session, Numbered.OPENING.id(i), i / OPENINGS, "educational_workshop", starts, 90);
      }
      for (int i = 0; i < Settings.PROGRAMS * WORKSHOPS; i++) {
        Instant starts =
            now.plus(Duration.ofDays(40)).plus(Duration.ofMinutes(10L * (i % WORKSHOPS)));
        session(
            session, Numbered.WORKSHOP.id(i), i / WORKSHOPS, "educational_workshop", starts, 10);
      }
    }
  }

  /** How everybody was in the last weeks. */
  private void days() throws SQLException {
    server.run(
        "set session_replication_role = replica",
        "insert into check_in (id, participant_id, program_id, day, zone, arrived_at, received_at, changed_at,"
            + " questions_version, mood, craving, stress, sleep_hours, skills_used)"
            + " select uuidv7(), e.participant_id, e.program_id, current_date - n, 'America/New_York',"
            + " now() - n * interval '1 day', now() - n * interval '1 day', now() - n * interval '1 day', 1,"
            + " 5, (n * 7 + ascii(right(e.participant_id::text, 1))) % 9, 4, 6.5, '{urge-surfing}'"
            + " from enrollment e, generate_series(1, "
            + 7 * Settings.WEEKS
            + ") n where n % 4 <> 0");
  }

  /** Each caller has one. */
  private void calendarFeeds() throws SQLException, IOException {
    try (Filler feed =
        new Filler(
            server,
            "calendar_feed (id, participant_id, secret_hash, titles, created_at, changed_at)")) {
      for (int i = 0; i < settings.callers(); i++) {
        feed.row(
            Numbered.CALENDAR_FEED.id(i),
            Numbered.PARTICIPANT.id(10L * i),
            DigestUtils.sha256(secret(i)),
            "neutral",
            now,
            now);
      }
    }
  }

  /** The secret of a caller's calendar. */
  static String secret(int caller) {
    return "%043d".formatted(caller);
  }

  /** What every caller has missed since they asked last. */
  void fillEvents() throws SQLException {
    server.run(
        "insert into event (person_id, type, link, changes, at) select participant_id,"
            + " 'session.changed', '/v1/sessions/' || uuidv7(), change('room', 'Room 1', 'Room 2'),"
            + " now() from calendar_feed, generate_series(1, "
            + EVENTS
            + ")",
        "vacuum analyze event");
  }

  /**
   * Short sessions one after another, all open for check-in now. A check-in happens once, so a
   * measurement uses up bookings: callers get one for each of these sessions, and the others, whom
   * pgbench takes, some. Done only before that measurement, so that the others see 12 bookings.
   */
  void fillArrivals() throws SQLException, IOException {
    Instant first = now.minus(Duration.ofMinutes(400));
    try (Filler session = session()) {
      for (int i = 0; i < Settings.PROGRAMS * ARRIVALS; i++) {
        Instant starts = first.plus(Duration.ofMinutes(10L * (i % ARRIVALS)));
        session(session, Numbered.ARRIVAL_SESSION.id(i), i / ARRIVALS, "group_therapy", starts, 10);
      }
    }
    long number = 0;
    try (Filler booking = booking()) {
      for (int p = 0; p < settings.participants(); p++) {
        int places = p % 10 == 0 ? ARRIVALS : Scripts.ARRIVALS_FOR_PGBENCH;
        for (int j = 0; j < places; j++) {
          Instant starts = first.plus(Duration.ofMinutes(10L * j));
          booking.row(
              Numbered.ARRIVAL_BOOKING.id(number++),
              Numbered.ARRIVAL_SESSION.id((long) Settings.programOf(p) * ARRIVALS + j),
              Numbered.PARTICIPANT.id(p),
              starts,
              starts.plus(Duration.ofMinutes(10)),
              "booked",
              now,
              now);
        }
      }
    }
    server.run("vacuum analyze session, booking, check_in", "checkpoint");
  }

  /** Takes back what participants did for themselves. */
  void takeBack() throws SQLException {
    server.run(
        "delete from attendance",
        "delete from alert_recipient",
        "delete from alert",
        "delete from check_in where session_id is not null",
        "delete from booking where booked_by = 'participant'",
        "vacuum analyze attendance, check_in, booking");
  }

  /** Copies of the shipped skills up to 5,000, each with one of the words that are searched. */
  void fillLibrary() throws SQLException {
    String words = "'{" + String.join(",", Scripts.WORDS) + "}'::text[]";
    server.run(
        "select count(publish(jsonb_populate_record(e, jsonb_build_object('slug', (e).slug || '-' || n,"
            + " 'title', (e).title || ' ' || (W)[1 + (n + (e).minutes) % 10], 'course', null, 'course_order', null)),"
                .replace("W", words)
            + " now())) from (select e, n from skill_edition e, generate_series(1, 70) n"
            + " where e.language = 'en' and e.current order by e.slug, n limit 4928) c",
        "vacuum analyze");
  }

  /** So often each caller has practiced. */
  private static final int PRACTICES = 60;

  void fillPractices() throws SQLException {
    server.run(
        "set session_replication_role = replica",
        "insert into practice (id, participant_id, edition_id, slug, situation, before, after, minutes, practiced_at,"
            + " zone, day, changed_at) select uuidv7(), p.id, e.id, e.slug, 'craving', 7, 7 - n % 5, 10,"
            + " now() - n * interval '1 day', 'UTC', ((now() - n * interval '1 day') at time zone 'UTC')::date, now()"
            + " from (select lpad(to_hex(%d::bigint + 10 * i), 32, '0')::uuid as id from generate_series(0, %d) i) p"
                .formatted(Numbered.PARTICIPANT.base(), settings.callers() - 1)
            + " cross join generate_series(1, "
            + PRACTICES
            + ") n join (select *, row_number() over (order by slug) as nth from skill_edition"
            + " where language = 'en' and kind = 'skill' and program_id is null and current) e on e.nth = 1 + n * 7 % 40",
        "vacuum analyze practice");
  }

  private Filler session() throws SQLException {
    return new Filler(
        server,
        "session (id, program_id, kind, mode, title, local_start, zone, starts_at, ends_at, room, join_link, capacity, changed_at)");
  }

  private Filler booking() throws SQLException {
    return new Filler(
        server,
        "booking (id, session_id, participant_id, starts_at, ends_at, status, created_at, changed_at)");
  }

  private void session(
      Filler session, UUID id, int program, String kind, Instant starts, int minutes)
      throws SQLException {
    session.row(
        id,
        Numbered.PROGRAM.id(program),
        kind,
        "hybrid",
        "Evening",
        starts.atZone(ZONE).toLocalDateTime(),
        ZONE.getId(),
        starts,
        starts.plus(Duration.ofMinutes(minutes)),
        "Room 2",
        "https://meet.example.org/group",
        500,
        now);
  }

  private void groups() throws SQLException, IOException {
    try (Filler group =
            new Filler(
                server,
                "peer_group (id, program_id, name, guidelines, last_seq, created_at, changed_at)");
        Filler member =
            new Filler(
                server,
                "group_member (id, group_id, participant_id, alias, alias_key, accepted_version, joined_at)")) {
      for (int g = 0; g < settings.groups(); g++) {
        group.row(
            Numbered.GROUP.id(g),
            Numbered.PROGRAM.id(g % Settings.PROGRAMS),
            "Group " + g,
            "Be kind.",
            settings.messagesIn(g),
            now,
            now);
        for (int k = 0; k < settings.groupSize(g); k++) {
          int p = g * Settings.GROUP_SIZE + k;
          member.row(
              Numbered.MEMBER.id(p),
              Numbered.GROUP.id(g),
              Numbered.PARTICIPANT.id(p),
              "M" + k,
              "m" + k,
              1,
              now);
        }
      }
    }
  }

  /** Round by round over all groups, as they would have come: no group lies in one piece. */
  private void messages() throws SQLException, IOException, GeneralSecurityException {
    try (Filler message =
        new Filler(server, "message (group_id, seq, id, member_id, body, sent_at)")) {
      for (int round = 0; round < ROUNDS; round++) {
        for (int g = 0; g < settings.groups(); g++) {
          long depth = settings.messagesIn(g);
          for (long seq = 1 + depth * round / ROUNDS; seq <= depth * (round + 1) / ROUNDS; seq++) {
            int p = g * Settings.GROUP_SIZE + (int) (seq % settings.groupSize(g));
            // The phone's ids are random.
            UUID id = UUID.randomUUID();
            message.row(
                Numbered.GROUP.id(g),
                seq,
                id,
                Numbered.MEMBER.id(p),
                dataKeys.get(p).encrypt(MessageSql.bodyOf(id), WORDS[(int) (seq % WORDS.length)]),
                now.minusSeconds(60 * (depth - seq)));
          }
        }
      }
    }
  }
}

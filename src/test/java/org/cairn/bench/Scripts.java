package org.cairn.bench;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.cairn.checkin.CheckInSql;
import org.cairn.peergroup.MessageSql;
import org.cairn.platform.EventSql;
import org.cairn.practice.PracticeSql;
import org.cairn.schedule.ScheduleSql;
import org.cairn.skills.SkillSql;

/**
 * The application's own SQL as pgbench scripts: each parameter becomes an expression over pgbench's
 * random numbers, of the type that the application sends. Rows are chosen among the same as the
 * application's callers, so that both find the same in memory.
 */
final class Scripts {
  /** So many check-ins each of the others can make for pgbench. */
  static final int ARRIVALS_FOR_PGBENCH = 16;

  /** So many of each program's workshops are booked by pgbench. */
  static final int WORKSHOPS_FOR_PGBENCH = 30;

  /** More than anybody sends here. */
  static final int MESSAGES_A_MINUTE = 1_000_000;

  static final String[] WORDS = {
    "craving", "anger", "sleep", "breath", "walk", "thought", "friend", "panic", "plan", "lonely"
  };

  private static final String PARTICIPANT = Numbered.sql("participant");
  private static final String GROUP = Numbered.sql("grp");
  private static final String ID =
      "(lpad(to_hex(:high::bigint), 16, '0') || lpad(to_hex(:low::bigint), 16, '0'))::uuid";
  private static final String BIG = Long.toString(Long.MAX_VALUE - 1);
  private static final String ENGLISH = "'{en}'";
  private static final String TEXT =
      "decode(repeat('5a', 110), 'hex')"; // as long as an encrypted message

  private final Settings settings;

  Scripts(Settings settings) {
    this.settings = settings;
  }

  private String anyCaller() {
    return """
        \\set number 10 * random(0, %d)
        \\set participant %d + :number
        \\set grp %d + :number / %d
        """
        .formatted(
            settings.callers() - 1,
            Numbered.PARTICIPANT.base(),
            Numbered.GROUP.base(),
            Settings.GROUP_SIZE);
  }

  String schedule(LocalDate from, int days) {
    LocalDateTime begin = from.atStartOfDay();
    LocalDateTime end = begin.plusDays(days);
    return anyCaller()
        + fill(
            ScheduleSql.SCHEDULE,
            PARTICIPANT,
            "'" + begin.minusHours(14).atOffset(ZoneOffset.UTC) + "'::timestamptz",
            "'" + end.plusHours(14).atOffset(ZoneOffset.UTC) + "'::timestamptz",
            "'1970-01-01T00:00:00Z'::timestamptz",
            "'" + begin + "'::timestamp",
            "'" + end + "'::timestamp");
  }

  String oneSession() {
    return anyCaller()
        + "\\set session %d + :number / %d * %d + random(0, %d)\n"
            .formatted(
                Numbered.SESSION.base(),
                Settings.GROUP_SIZE,
                Settings.BOOKINGS,
                Settings.BOOKINGS - 1)
        + fill(ScheduleSql.ONE, PARTICIPANT, Numbered.sql("session"), PARTICIPANT);
  }

  /** The functions ask who calls: see {@link #asCaller}. */
  String openings() {
    return asCaller()
        + fill(
            ScheduleSql.OPENINGS,
            PARTICIPANT,
            "now()",
            "now() + interval '14 days'",
            "'-infinity'::timestamp",
            "'infinity'::timestamp",
            "nullif(:none, '-')",
            "now()")
        + fill(ScheduleSql.BUSY, PARTICIPANT);
  }

  /** The functions ask who calls: see {@link #asCaller}. */
  String trends() {
    return asCaller()
        + fill(CheckInSql.TRENDS, "now()", Integer.toString(Settings.WEEKS), PARTICIPANT);
  }

  /**
   * Each transaction a booking of its own, in workshops that are no caller's: each client goes
   * through the people of one program. Whether they may book by themselves is asked of one of them.
   */
  String book() {
    int rounds = settings.groups() / Settings.PROGRAMS;
    return """
        \\if :round = 0
        \\set participant %1$d + :client_id * %2$d
        select set_config('cairn.caller', %3$s::text, false);
        \\endif
        \\set participant %1$d + (:client_id + %4$d * (:round / %2$d %% %5$d)) * %2$d + :round %% %2$d
        \\set session %6$d + :client_id * %7$d + %8$d + :round / (%2$d * %5$d)
        \\set high random(1, %9$s)
        \\set low random(1, %9$s)
        \\set round :round + 1
        """
            .formatted(
                Numbered.PARTICIPANT.base(),
                Settings.GROUP_SIZE,
                PARTICIPANT,
                Settings.PROGRAMS,
                rounds,
                Numbered.WORKSHOP.base(),
                Data.WORKSHOPS,
                Data.WORKSHOPS - WORKSHOPS_FOR_PGBENCH,
                BIG)
        + fill(
            ScheduleSql.BOOK,
            ID,
            PARTICIPANT,
            ID,
            PARTICIPANT,
            "'participant'",
            "nullif(:none, '-')",
            "now()",
            "now()",
            Numbered.sql("session"));
  }

  /** What the application asks for nobody in particular. */
  String calendar() {
    return "\\if :round = 0\nselect set_config('cairn.caller',"
        + " '00000000-0000-0000-0000-000000000000', false);\n\\endif\n\\set round 1\n"
        + "\\set caller random(0, %d)\n".formatted(settings.callers() - 1)
        + fill(
            ScheduleSql.CALENDAR,
            "sha256(lpad(:caller::text, 43, '0')::bytea)",
            "now() - interval '60 days'");
  }

  /**
   * The function asks who calls: see {@link #asCaller}.
   *
   * @param settled from where the callers have read
   */
  String changes(String settled) {
    return asCaller() + fill(EventSql.AFTER, settled + "::bigint", "0", "101", "now()");
  }

  /**
   * Ten questions in turns, by callers as in {@link #asCaller}: what is offered depends on them.
   */
  String search() {
    String marks = "E'\\uE000\\uE001'";
    String marked = "E'StartSel=\\uE000, StopSel=\\uE001'";
    String none = "nullif(:none, '-')::";
    List<String> parameters =
        new ArrayList<>(
            List.of(
                ENGLISH,
                "array[('{" + String.join(",", WORDS) + "}'::text[])[:word::int]]",
                "1",
                ENGLISH,
                ENGLISH,
                "'{}'"));
    parameters.addAll(Collections.nCopies(14, none + "text"));
    parameters.addAll(Collections.nCopies(2, none + "integer"));
    parameters.addAll(Collections.nCopies(2, none + "text"));
    parameters.addAll(
        List.of(Long.toString(Long.MIN_VALUE + 1), "''", "21", marks, marked, marks, marked));
    return asCaller()
        + "\\set word random(1, %d)\n".formatted(WORDS.length)
        + fill(SkillSql.SEARCH, parameters.toArray(String[]::new));
  }

  /** A strong craving in a car, with the caller's own practices. */
  String suggestions() {
    return asCaller()
        + fill(
            PracticeSql.SUGGEST,
            PARTICIPANT,
            "'{craving}'",
            "'money'",
            "15",
            "'car'",
            "'high'",
            "'{}'",
            "3",
            "20",
            "10",
            "15",
            "5",
            "15",
            "80",
            "65",
            "50",
            "2",
            "2",
            "2",
            ENGLISH);
  }

  String libraryVersion() {
    return asCaller() + fill(SkillSql.VERSION);
  }

  /**
   * {@code my_groups()} and its like ask who calls: each client becomes another caller every
   * hundred rounds, which costs one short statement in a hundred.
   */
  private String asCaller() {
    return "\\if :round % 100 = 0\n"
        + anyCaller()
        + "select set_config('cairn.caller', "
        + PARTICIPANT
        + "::text, false);\n\\endif\n\\set round :round + 1\n";
  }

  /** By callers as in {@link #asCaller}. */
  String page() {
    return asCaller() + fill(MessageSql.PAGE, latest());
  }

  /** The page of one group, asked by its first member. */
  String pageOf(int group) {
    return "\\if :round = 0\n\\set participant %d\n\\set grp %d\n"
            .formatted(
                Numbered.PARTICIPANT.base() + (long) group * Settings.GROUP_SIZE,
                Numbered.GROUP.base() + group)
        + "select set_config('cairn.caller', "
        + PARTICIPANT
        + "::text, false);\n\\endif\n\\set round 1\n"
        + fill(MessageSql.PAGE, latest());
  }

  private static String[] latest() {
    return new String[] {
      GROUP, GROUP, ":before::bigint", "51", GROUP, ":before::bigint", "0", GROUP
    };
  }

  /** By callers as in {@link #asCaller}; nobody is too fast. */
  String send() {
    return asCaller()
        + "\\set high random(1, %s)\n\\set low random(1, %s)\n".formatted(BIG, BIG)
        + fill(
            MessageSql.SEND,
            GROUP,
            ID,
            PARTICIPANT,
            TEXT,
            "nullif(:none, '-')",
            "nullif(:none, '-')",
            "nullif(:none, '-')",
            Integer.toString(MESSAGES_A_MINUTE),
            "now()");
  }

  /** What a search reads of the callers' groups; the application then decrypts it. */
  String searchMessages() {
    return asCaller()
        + fill(
            MessageSql.SEARCH,
            "'{}'",
            "'{}'",
            "true",
            "nullif(:none, '-')",
            "nullif(:none, '-')",
            "2000");
  }

  /**
   * Each transaction a booking of its own: those nine tenths of the people who are no callers, in
   * turns, one share for each client.
   */
  String checkIn(int clients) {
    int share = settings.participants() / 10 * 9 / clients;
    return """
        \\set other :client_id * %1$d + :round %% %1$d
        \\set number :other + :other / 9 + 1
        \\set participant %2$d + :number
        \\set session %3$d + :number / %4$d %% %5$d * %6$d + :round / %1$d
        \\set round :round + 1
        """
            .formatted(
                share,
                Numbered.PARTICIPANT.base(),
                Numbered.ARRIVAL_SESSION.base(),
                Settings.GROUP_SIZE,
                Settings.PROGRAMS,
                Data.ARRIVALS)
        + fill(
            CheckInSql.CHECK_IN,
            "uuidv7()",
            PARTICIPANT,
            Numbered.sql("session"),
            "now()",
            "now()",
            "false",
            "nullif(:none, '-')",
            "nullif(:none, '-')",
            "1",
            "6",
            "3",
            "4",
            "nullif(:none, '-')",
            "nullif(:none, '-')",
            "nullif(:none, '-')",
            "nullif(:none, '-')",
            "nullif(:none, '-')",
            "nullif(:none, '-')",
            "nullif(:none, '-')",
            TEXT,
            "'{mood,craving,stress,note}'");
  }

  private static String fill(String sql, String... parameters) {
    StringBuilder filled = new StringBuilder();
    int next = 0;
    for (char c : sql.toCharArray()) {
      if (c == '?') {
        filled.append(parameters[next++]);
      } else {
        filled.append(c);
      }
    }
    if (next != parameters.length) {
      throw new IllegalStateException("the SQL takes " + next + " parameters: " + sql);
    }
    return filled.append(";\n").toString();
  }
}

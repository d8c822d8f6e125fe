package org.cairn.program;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.cairn.platform.Jdbc;
import org.cairn.platform.PlatformProblem;
import org.jspecify.annotations.Nullable;

/** Programs. */
@ApplicationScoped
public class Programs implements PanacheRepositoryBase<Program, UUID> {
  private static final String COORDINATES =
      "exists (select 1 from Assignment a where a.programId = p.id and a.staffId = ?1 and a.role ="
          + " 'coordinator' and a.endedAt is null)";

  private final Jdbc jdbc;

  Programs(Jdbc jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The program, if that person coordinates it; otherwise the problem {@code platform/not-found}.
   */
  public Program coordinated(UUID program, UUID coordinator) {
    return find(
            "from Program p join fetch p.site where " + COORDINATES + " and p.id = ?2",
            coordinator,
            program)
        .firstResultOptional()
        .orElseThrow(PlatformProblem.NOT_FOUND::problem);
  }

  /**
   * As {@link #coordinated}, held until the transaction ends: of two who change it, one is second.
   */
  Program held(UUID program, UUID coordinator) {
    return find("from Program p where " + COORDINATES + " and p.id = ?2", coordinator, program)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResultOptional()
        .orElseThrow(PlatformProblem.NOT_FOUND::problem);
  }

  /**
   * Until the transaction ends nobody else plans at the program's site: whose a room is, who leads
   * and which day is closed is decided by one after the other. Comes before any lock on a session.
   */
  public void holdTimetable(UUID program) {
    jdbc.query("select hold_timetable(site_id) from program where id = ?", row -> true, program);
  }

  /** The programs that the person belongs to now, by name. */
  List<ProgramView> of(UUID person) {
    return jdbc.query(
        "select p.id, p.name, p.slug, p.check_in_opens_before, p.check_in_closes_after,"
            + " p.room_codes, p.cancel_notice, p.offer_minutes, s.id, s.name, s.zone, s.region, s.address from program p join site s on s.id = p.site_id"
            + " where p.id in (select a.program_id from assignment a where a.staff_id = ? and"
            + " a.ended_at is null union all select e.program_id from enrollment e where"
            + " e.participant_id = ? and e.ended_at is null) order by p.name, p.id",
        ProgramView::map,
        person,
        person);
  }

  /**
   * What a program has, by id, if that person coordinates it; otherwise the problem {@code
   * platform/not-found}. One round trip tells both.
   *
   * @param rows a query of the program {@code p}, whose first column is called {@code id}
   */
  public <T> List<T> listed(
      String rows,
      Jdbc.RowMapper<T> mapper,
      UUID program,
      UUID coordinator,
      @Nullable Object... parameters) {
    return jdbc.listed(
        "select x.* from program p left join lateral ("
            + rows
            + ") x on true where p.id = ? and exists (select from assignment c where"
            + " c.program_id = p.id and c.staff_id = ? and c.role = 'coordinator' and"
            + " c.ended_at is null) order by x.id",
        mapper,
        Stream.concat(Stream.of(parameters), Stream.of(program, coordinator)).toArray());
  }

  void persist(Site site) {
    getEntityManager().persist(site);
  }
}

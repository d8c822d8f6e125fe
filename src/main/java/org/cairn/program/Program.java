package org.cairn.program;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.ZoneId;
import java.util.UUID;

/** An intensive outpatient program at a site. */
@Entity
public class Program {
  @Id private UUID id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "site_id")
  private Site site;

  private String slug;
  private String name;

  @Column(name = "check_in_opens_before")
  private int checkInOpensBefore;

  @Column(name = "check_in_closes_after")
  private int checkInClosesAfter;

  protected Program() {}

  Program(UUID id, Site site, NewProgram program) {
    this.id = id;
    this.site = site;
    this.slug = program.slug();
    this.name = program.name();
    this.checkInOpensBefore = program.checkInOpensBefore();
    this.checkInClosesAfter = program.checkInClosesAfter();
  }

  /** The program's id. */
  public UUID id() {
    return id;
  }

  /** The time zone of its site. */
  public ZoneId zone() {
    return site.zone();
  }

  Site site() {
    return site;
  }

  String slug() {
    return slug;
  }

  String name() {
    return name;
  }

  int checkInOpensBefore() {
    return checkInOpensBefore;
  }

  int checkInClosesAfter() {
    return checkInClosesAfter;
  }
}

package org.cairn.program;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.ZoneId;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;

/** An intensive outpatient program at a site. */
@Entity
@DynamicUpdate
public class Program {
  private static final int CANCEL_NOTICE = 24 * 60;
  private static final int OFFER_MINUTES = 120;

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

  @Column(name = "room_codes")
  private boolean roomCodes;

  @Column(name = "cancel_notice")
  private int cancelNotice;

  @Column(name = "offer_minutes")
  private int offerMinutes;

  protected Program() {}

  Program(UUID id, Site site, NewProgram program) {
    this.id = id;
    this.site = site;
    this.slug = program.slug();
    this.name = program.name();
    this.checkInOpensBefore = program.checkInOpensBefore();
    this.checkInClosesAfter = program.checkInClosesAfter();
    this.roomCodes = Objects.requireNonNullElse(program.roomCodes(), true);
    this.cancelNotice = Objects.requireNonNullElse(program.cancelNotice(), CANCEL_NOTICE);
    this.offerMinutes = Objects.requireNonNullElse(program.offerMinutes(), OFFER_MINUTES);
  }

  /** Takes over what the program promises from now on. */
  void promise(ProgramChange wanted) {
    name = wanted.name();
    checkInOpensBefore = wanted.checkInOpensBefore();
    checkInClosesAfter = wanted.checkInClosesAfter();
    roomCodes = wanted.roomCodes();
    cancelNotice = wanted.cancelNotice();
    offerMinutes = wanted.offerMinutes();
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

  boolean roomCodes() {
    return roomCodes;
  }

  int cancelNotice() {
    return cancelNotice;
  }

  int offerMinutes() {
    return offerMinutes;
  }
}

package org.cairn.program;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

/** Participants of a program who share series of sessions. */
@Entity
class Cohort {
  @Id private UUID id;

  @Column(name = "program_id")
  private UUID programId;

  private String name;

  protected Cohort() {}

  Cohort(UUID id, UUID programId, String name) {
    this.id = id;
    this.programId = programId;
    this.name = name;
  }

  CohortView view() {
    return new CohortView(id, name);
  }
}

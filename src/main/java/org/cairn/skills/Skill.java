package org.cairn.skills;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/**
 * A coping skill, known by its slug. Lists and reads are SQL of their own: full-text search has no
 * words in HQL.
 */
@Entity
class Skill {
  @Id private String slug;
  private int version;
  private String title;

  protected Skill() {}

  String slug() {
    return slug;
  }

  int version() {
    return version;
  }

  String title() {
    return title;
  }
}

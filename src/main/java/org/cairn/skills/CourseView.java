package org.cairn.skills;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A course, in its order. */
@Schema(name = "Course", description = "A course of lessons, in its order.")
record CourseView(@Schema(examples = "relapse-prevention") String name, List<Lesson> lessons) {

  /** A lesson in a course. */
  @Schema(name = "CourseLesson", description = "A lesson in a course.")
  record Lesson(
      @Schema(examples = "how-relapse-starts") String slug,
      @Schema(description = "Its place in the course.", examples = "1") int order,
      @Schema(examples = "How relapse starts") String title,
      @Schema(examples = "10") int minutes,
      @Schema(examples = "en") Language language) {}
}

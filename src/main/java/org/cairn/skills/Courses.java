package org.cairn.skills;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cairn.platform.Jdbc;

/** The courses, as the caller is offered their lessons. */
@ApplicationScoped
class Courses {
  static final String ALL =
      "select * from (select distinct on (slug) course, slug, course_order, title, minutes, language"
          + " from offered(?::text[]) order by slug, program_id) e where course is not null order by course, course_order, slug";

  private record Row(String course, CourseView.Lesson lesson) {}

  private final Jdbc jdbc;

  Courses(Jdbc jdbc) {
    this.jdbc = jdbc;
  }

  List<CourseView> all(List<Language> languages) {
    Map<String, List<CourseView.Lesson>> courses =
        jdbc
            .query(
                ALL,
                row ->
                    new Row(
                        row.getString(1),
                        new CourseView.Lesson(
                            row.getString(2),
                            row.getInt(3),
                            row.getString(4),
                            row.getInt(5),
                            Language.fromString(row.getString(6)))),
                (Object) Language.words(languages))
            .stream()
            .collect(
                Collectors.groupingBy(
                    Row::course,
                    LinkedHashMap::new,
                    Collectors.mapping(Row::lesson, Collectors.toList())));
    return courses.entrySet().stream()
        .map(course -> new CourseView(course.getKey(), course.getValue()))
        .toList();
  }
}

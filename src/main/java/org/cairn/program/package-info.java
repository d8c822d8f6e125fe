/**
 * Sites with their rooms, programs, cohorts, enrollments and assignments: where treatment happens,
 * who takes part and who may see whom. It imports platform and identity. Other rooms hold a
 * program's id and ask {@link org.cairn.program.Programs}, {@link org.cairn.program.Rooms} and
 * {@link org.cairn.program.SessionLeaders}.
 */
@org.jspecify.annotations.NullMarked
package org.cairn.program;

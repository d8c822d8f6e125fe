/**
 * Sites, programs, enrollments and assignments: where treatment happens, who takes part and who may
 * see whom. It imports platform and identity. Other rooms hold a program's id and ask {@link
 * org.cairn.program.Programs}.
 */
@org.jspecify.annotations.NullMarked
package org.cairn.program;

/**
 * The library of skills and lessons: written as Markdown under {@code resources/skills} or by a
 * program's coordinators, published in editions that never change, listed, read, searched and kept
 * on the phone. Nothing in it is about a person: what somebody does with a skill is in {@code
 * practice}. It imports platform, identity, program and of safety the vocabulary of triggers and
 * people by name.
 */
@org.jspecify.annotations.NullMarked
package org.cairn.skills;

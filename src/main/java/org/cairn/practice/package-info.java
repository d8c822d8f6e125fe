/**
 * What somebody does with what they learn: practice of skills and what it did, suggestions for now,
 * homework from a counselor, and worksheets. All of it is personal. It imports platform, identity,
 * program, safety and what skills exports.
 */
@org.jspecify.annotations.NullMarked
package org.cairn.practice;

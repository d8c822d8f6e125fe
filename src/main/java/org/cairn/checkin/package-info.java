/**
 * Check-ins: arriving at a session or looking back on a day and saying how it is; validated
 * questionnaires; trends, recovery days and milestones. It imports platform, identity, program, the
 * support that safety gives and the check-in window that schedule exports.
 */
@org.jspecify.annotations.NullMarked
package org.cairn.checkin;

/**
 * Check-ins: arriving at a session and saying how it is. It imports platform, identity, program and
 * the check-in window that schedule exports.
 */
@org.jspecify.annotations.NullMarked
package org.cairn.checkin;

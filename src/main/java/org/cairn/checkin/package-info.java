/**
 * Check-ins: arriving at a session and saying how it is, and answering validated questionnaires. It
 * imports platform, identity, program, safety and the check-in window that schedule exports.
 */
@org.jspecify.annotations.NullMarked
package org.cairn.checkin;

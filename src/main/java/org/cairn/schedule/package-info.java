/**
 * Sessions and bookings: when treatment happens, where, who leads it, who has a place and who came.
 * It imports platform, identity and program, and exports {@link org.cairn.schedule.CheckInWindow}
 * alone.
 */
@org.jspecify.annotations.NullMarked
package org.cairn.schedule;

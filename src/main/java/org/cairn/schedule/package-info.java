/**
 * Sessions and bookings: when treatment happens and who has a place. It imports platform, identity
 * and program, and exports {@link org.cairn.schedule.CheckInWindow} alone.
 */
@org.jspecify.annotations.NullMarked
package org.cairn.schedule;

/**
 * What every room stands on: problem details, pages and cursors, conditional requests, idempotency,
 * the clock, ids, encryption of free text, and the database actor. It imports libraries and no
 * room.
 */
@org.jspecify.annotations.NullMarked
package org.cairn.platform;

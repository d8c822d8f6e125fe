/**
 * Peer groups: small closed groups under aliases, and their messages in one order for all. It
 * imports platform, identity, program and safety. An account id never leaves this room towards
 * members: they know each other by member id and alias.
 */
@org.jspecify.annotations.NullMarked
package org.cairn.peergroup;

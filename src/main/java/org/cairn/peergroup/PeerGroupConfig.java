package org.cairn.peergroup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the room of peer groups. */
@ConfigMapping(prefix = "cairn.peergroup")
interface PeerGroupConfig {
  /** Messages that a member can send to a group in a minute; six times as many in an hour. */
  @WithDefault("20")
  int messagesPerMinute();
}

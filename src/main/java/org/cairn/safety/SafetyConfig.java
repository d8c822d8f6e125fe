package org.cairn.safety;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the safety room. */
@ConfigMapping(prefix = "cairn.safety")
interface SafetyConfig {
  /** Where people are who do not say it, nor name a program that we know (ISO 3166). */
  @WithDefault("US")
  String defaultRegion();
}

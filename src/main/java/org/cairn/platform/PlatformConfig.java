package org.cairn.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Settings of the platform. */
@ConfigMapping(prefix = "cairn")
public interface PlatformConfig {
  /** Keys that lie outside the database. */
  Keys keys();

  /** The demo program of the local run. */
  Demo demo();

  /** Limits at the edge. */
  Http http();

  /** The live stream of events. */
  Events events();

  /** Where keys come from. */
  interface Keys {
    /** Directory with {@code data-keyset.json}, {@code mac-keyset.json} and {@code signing/}. */
    Optional<String> directory();

    /** Make keys at start that are gone at the end. For the local run and tests only. */
    @WithDefault("false")
    boolean ephemeral();
  }

  /** The demo program. */
  interface Demo {
    /** Fill the database with a demo program. For the local run and tests only. */
    @WithDefault("false")
    boolean enabled();
  }

  /** Limits at the edge. */
  interface Http {
    /** Largest request body, in bytes. */
    @WithDefault("65536")
    long maxBodyBytes();

    /** Longest request target, in characters. */
    @WithDefault("4096")
    int maxUriLength();

    /** Largest sum of the request's headers, in bytes. */
    @WithDefault("16384")
    long maxHeaderBytes();
  }

  /** The live stream of events. */
  interface Events {
    /**
     * Most open streams and waiting requests on one replica; further ones are told to come back.
     */
    @WithDefault("5000")
    int maxStreams();

    /** Most of each kind for one person; the newest wins. */
    @WithDefault("4")
    int maxStreamsOfOne();

    /**
     * A stream is given no more while its phone has not taken so many bytes, and is closed when
     * that lasts; it resumes where it was.
     */
    @WithDefault("65536")
    long maxUnsentBytes();
  }
}

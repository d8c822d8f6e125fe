package org.cairn.platform;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.util.List;

/**
 * Refuses to start unsafe, with a sentence that says what is missing. Demo data, keys that vanish
 * and sign-in without a second factor belong to the profiles {@code local} and {@code test} alone.
 */
@ApplicationScoped
class Preflight {
  private static final String ROLE_CHECK =
      "select (select rolsuper or rolbypassrls from pg_roles where rolname = current_user),"
          + " exists (select from pg_class where relowner = current_user::regrole and relnamespace = 'public'::regnamespace)";

  private final PlatformConfig config;
  private final Jdbc jdbc;
  private final Instance<Keyring> keyring;
  private final Instance<UnsafeSetting> unsafeSettings;

  Preflight(
      PlatformConfig config,
      Jdbc jdbc,
      Instance<Keyring> keyring,
      Instance<UnsafeSetting> unsafeSettings) {
    this.config = config;
    this.jdbc = jdbc;
    this.keyring = keyring;
    this.unsafeSettings = unsafeSettings;
  }

  void check(@Observes @Priority(1) StartupEvent started) {
    if (Command.of(System.getProperty(Command.PROPERTY)) != Command.SERVE) {
      return;
    }
    List<String> profiles = ConfigUtils.getProfiles();
    boolean production = !profiles.contains("local") && !profiles.contains("test");
    if (production) {
      require(
          !config.demo().enabled(),
          "cairn.demo.enabled is for the profile 'local' only: take it away.");
      require(
          !config.keys().ephemeral(),
          "cairn.keys.ephemeral is for the profile 'local' only: give CAIRN_KEYS_DIRECTORY.");
      for (UnsafeSetting setting : unsafeSettings) {
        require(setting.unsafe().isEmpty(), setting.unsafe().orElse(""));
      }
    }
    require(
        config.keys().ephemeral() || config.keys().directory().isPresent(),
        "No signing key: set CAIRN_KEYS_DIRECTORY to a directory made by the command 'new-keys'.");
    keyring.get().wrapping();
    CurrentActor.run(
        new Actor.Nobody(),
        () ->
            jdbc.query(
                ROLE_CHECK,
                row -> {
                  require(
                      !row.getBoolean(1),
                      "The database role is a superuser or bypasses row-level security: use cairn_app.");
                  require(
                      !row.getBoolean(2),
                      "The database role owns tables: use cairn_app, and the owner for 'migrate' alone.");
                  return true;
                }));
  }

  private static void require(boolean holds, String sentence) {
    if (!holds) {
      throw new RefusedToStart(sentence);
    }
  }
}

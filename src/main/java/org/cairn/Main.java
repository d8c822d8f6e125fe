package org.cairn;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.net.URI;
import java.util.Map;
import org.cairn.demo.DemoProgram;
import org.cairn.identity.FirstCoordinator;
import org.cairn.identity.NewKeys;
import org.cairn.platform.Actor;
import org.cairn.platform.Command;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.HttpEdge;
import org.cairn.platform.PlatformConfig;
import org.cairn.platform.RefusedToStart;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** {@code java -jar quarkus-run.jar [command]}: see {@link Command}. */
@QuarkusMain
public final class Main {
  /** Only the package of the profile "local" brings its own PostgreSQL. */
  private static final String EMBEDDED =
      "io/quarkiverse/embedded/postgresql/EmbeddedPostgreSQLRecorder.class";

  Main() {}

  /** Starts. Exit code 0 when all went well, 1 when it refused, with a sentence that says why. */
  public static void main(String... args) {
    // Before anything logs, as Quarkus itself would do.
    System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
    System.setProperty(HttpEdge.OWN_ADDRESS_CHECK, "true");
    try {
      Command command = Command.of(args.length == 0 ? "" : args[0]);
      System.setProperty(Command.PROPERTY, command.word());
      if (command == Command.NEW_KEYS) {
        NewKeys.write(argument(args, 1, "new-keys DIRECTORY"));
        return;
      }
      requireDatabase(ConfigProvider.getConfig(), command);
      prepare(command);
    } catch (RefusedToStart e) {
      refuse(e.sentence());
    }
    Quarkus.run(App.class, (code, failure) -> explain(code, failure), args);
  }

  /**
   * What runs once the beans are there: a command and then the end, or the API until it is told to
   * stop.
   */
  public static final class App implements QuarkusApplication {
    private static final String WELCOME =
        """

        Cairn is running, with a demo program and a database that are gone when it stops.

          Documentation   %s/docs
          Sign in as      dana (coordinator), sam (facilitator), noor (counselor),
                          maria, theo or june (participants)
          Password        %s
          Try next        curl -s %s/v1/auth/sign-in -H 'Content-Type: application/json' \\
                            -d '{"login": "maria", "password": "lantern river quiet morning"}'
                          then the walk in README.md
        """;

    private final FirstCoordinator firstCoordinator;

    private final DemoProgram demo;
    private final PlatformConfig config;
    private final int port;

    App(
        FirstCoordinator firstCoordinator,
        DemoProgram demo,
        PlatformConfig config,
        @ConfigProperty(name = "quarkus.http.port") int port) {
      this.firstCoordinator = firstCoordinator;
      this.demo = demo;
      this.config = config;
      this.port = port;
    }

    @Override
    public int run(String... args) throws Exception {
      switch (Command.of(System.getProperty(Command.PROPERTY))) {
        case FIRST_COORDINATOR -> {
          String usage = "first-coordinator LOGIN NAME";
          String login = argument(args, 1, usage);
          String name = argument(args, 2, usage);
          String code =
              CurrentActor.call(
                  new Actor.Job(FirstCoordinator.JOB), () -> firstCoordinator.code(login, name));
          System.out.println("Invitation code for " + login + ": " + code);
          System.out.println(
              "Enroll with it: POST /v1/auth/enroll {\"code\": ..., \"password\": ...}");
        }
        case MIGRATE -> System.out.println("The database is up to date.");
        default -> {
          if (config.demo().enabled()) {
            URI api = URI.create("http://localhost:" + port);
            demo.build(api);
            System.out.println(WELCOME.formatted(api, DemoProgram.PASSWORD, api));
          }
          Quarkus.waitForExit();
        }
      }
      return 0;
    }
  }

  private static void prepare(Command command) {
    Map<String, String> settings =
        switch (command) {
          case MIGRATE ->
              Map.of(
                  "quarkus.flyway.migrate-at-start",
                  "true",
                  "quarkus.http.host-enabled",
                  "false",
                  "quarkus.management.host-enabled",
                  "false",
                  "quarkus.scheduler.enabled",
                  "false");
          case FIRST_COORDINATOR ->
              Map.of(
                  "quarkus.http.host-enabled",
                  "false",
                  "quarkus.management.host-enabled",
                  "false",
                  "quarkus.scheduler.enabled",
                  "false");
          default -> Map.of();
        };
    settings.forEach(System::setProperty);
  }

  private static void requireDatabase(Config config, Command command) {
    boolean embedded = Main.class.getClassLoader().getResource(EMBEDDED) != null;
    if (!embedded
        && config.getOptionalValue("quarkus.datasource.jdbc.url", String.class).isEmpty()) {
      throw new RefusedToStart(
          "No database: set QUARKUS_DATASOURCE_JDBC_URL, QUARKUS_DATASOURCE_USERNAME and QUARKUS_DATASOURCE_PASSWORD.");
    }
    if (command == Command.MIGRATE
        && config.getOptionalValue("quarkus.flyway.username", String.class).isEmpty()) {
      throw new RefusedToStart(
          "'migrate' runs as the owner: set QUARKUS_FLYWAY_USERNAME and QUARKUS_FLYWAY_PASSWORD.");
    }
  }

  private static String argument(String[] args, int index, String usage) {
    if (args.length <= index || args[index].isBlank()) {
      throw new RefusedToStart("Usage: " + usage);
    }
    return args[index];
  }

  private static void explain(Integer code, Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof RefusedToStart refused) {
        refuse(refused.sentence());
      }
    }
    if (failure != null) {
      Throwable root = failure;
      while (root.getCause() != null) {
        root = root.getCause();
      }
      System.err.println("Cairn did not start: " + root.getMessage());
    }
    System.exit(code == 0 && failure != null ? 1 : code);
  }

  private static void refuse(String sentence) {
    System.err.println("Cairn did not start. " + sentence);
    System.exit(1);
  }
}

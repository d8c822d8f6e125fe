package org.cairn.practice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cairn.platform.Hashes;
import org.cairn.platform.RefusedToStart;
import org.cairn.platform.Resources;

/**
 * The kinds of worksheets, which ship with the application as JSON Schemas. What somebody wrote
 * belongs to a version, so a version never changes: its hash is on record beside the files (in the
 * form that {@code sha256sum -c} reads), and a file that differs from it does not start.
 */
@ApplicationScoped
class WorksheetTypes {
  private static final String FOLDER = "worksheets/";
  private static final Pattern RECORD =
      Pattern.compile("([0-9a-f]{64}) {2}(([a-z]+(?:-[a-z]+)*)-([0-9]+)[.]schema[.]json)");

  private final NavigableSet<WorksheetType> all;

  WorksheetTypes(ObjectMapper json) {
    SchemaRegistry registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder ->
                builder.schemaRegistryConfig(
                    // A day has to be one.
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
    NavigableSet<WorksheetType> types = new TreeSet<>();
    for (String line : Resources.text(FOLDER + "SHA256SUMS").lines().toList()) {
      Matcher recorded = RECORD.matcher(line);
      if (!recorded.matches()) {
        throw new IllegalStateException("no record of a worksheet: " + line);
      }
      byte[] file =
          same(recorded.group(2), Resources.bytes(FOLDER + recorded.group(2)), recorded.group(1));
      try {
        JsonNode schema = json.readTree(file);
        types.add(
            new WorksheetType(
                recorded.group(3),
                Integer.parseInt(recorded.group(4)),
                file,
                schema,
                registry.getSchema(schema)));
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
    all = Collections.unmodifiableNavigableSet(types);
  }

  /** So that a file which was changed is noticed at start, and not by the first who reads it. */
  void load(@Observes StartupEvent started) {}

  /** Every version of every kind, by name and version. */
  NavigableSet<WorksheetType> all() {
    return all;
  }

  /** The kinds by name, each with its versions, oldest first. */
  List<List<WorksheetType>> kinds() {
    List<List<WorksheetType>> kinds = new ArrayList<>();
    for (WorksheetType type : all) {
      if (kinds.isEmpty() || !kinds.get(kinds.size() - 1).get(0).slug().equals(type.slug())) {
        kinds.add(new ArrayList<>());
      }
      kinds.get(kinds.size() - 1).add(type);
    }
    return kinds;
  }

  Optional<WorksheetType> of(String slug, int version) {
    return all.stream()
        .filter(type -> type.slug().equals(slug) && type.version() == version)
        .findFirst();
  }

  /** In its current version. */
  Optional<WorksheetType> current(String slug) {
    return all.descendingSet().stream().filter(type -> type.slug().equals(slug)).findFirst();
  }

  /** What a version is called; by its name if it is gone. */
  String title(String slug, int version) {
    return of(slug, version).map(WorksheetType::title).orElse(slug);
  }

  /** The file, if it is the one on record. */
  static byte[] same(String name, byte[] file, String recorded) {
    if (!HexFormat.of().formatHex(Hashes.sha256(file)).equals(recorded)) {
      throw new RefusedToStart(
          "The worksheet " + name + " differs from its record: a change is a new version.");
    }
    return file;
  }
}

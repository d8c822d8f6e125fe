package org.cairn.peergroup;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.cairn.platform.Encrypter;
import org.cairn.platform.Jdbc;
import org.jspecify.annotations.Nullable;

/** The messages that raised alerts, for whoever may read the alert. */
@ApplicationScoped
class AlertMessages {
  private record Row(
      UUID group,
      String name,
      GroupKind kind,
      String alias,
      UUID id,
      byte @Nullable [] body,
      Instant sentAt) {}

  private final Jdbc jdbc;
  private final Encrypter encrypter;

  AlertMessages(Jdbc jdbc, Encrypter encrypter) {
    this.jdbc = jdbc;
    this.encrypter = encrypter;
  }

  Optional<AlertMessageView> of(UUID alert) {
    return jdbc.first(
            "select group_id, group_name, kind, alias, message_id, body, sent_at from message_of_alert(?)",
            row ->
                new Row(
                    Objects.requireNonNull(row.getObject(1, UUID.class)),
                    row.getString(2),
                    GroupKind.of(row.getString(3)),
                    row.getString(4),
                    Objects.requireNonNull(row.getObject(5, UUID.class)),
                    row.getBytes(6),
                    row.getObject(7, OffsetDateTime.class).toInstant()),
            alert)
        .map(this::view);
  }

  private AlertMessageView view(Row row) {
    return new AlertMessageView(
        row.group,
        row.name,
        row.kind,
        row.alias,
        row.body == null ? null : encrypter.decrypt(Messages.bodyOf(row.id), row.body).orElse(null),
        row.sentAt,
        "/v1/groups/" + row.group + "/messages?around=" + row.id);
  }
}

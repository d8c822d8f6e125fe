package org.cairn.platform;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts free text under its author's own data key (AES-256-GCM), which is itself wrapped by a
 * key outside the database. A text is bound to its place (table and row) and its author: moved
 * elsewhere it does not open. Erasing a person's key erases all they wrote, in backups too.
 *
 * <p>Stored form: 16 bytes id of the data key, then Tink's ciphertext (33 bytes longer than the
 * text).
 */
@ApplicationScoped
public class Encrypter {
  private static final int KEY_ID = 16;
  private static final Duration KEPT = Duration.ofMinutes(5);
  private static final int KEPT_KEYS = 20_000;

  /**
   * A place for one text.
   *
   * @param column table and column
   * @param row the row's id
   */
  public record Place(String column, UUID row) {}

  private record DataKey(UUID id, UUID person, Aead aead) {}

  private final Jdbc jdbc;
  private final Keyring keyring;
  private final Clock clock;
  private final Cache<UUID, DataKey> byId =
      Caffeine.newBuilder().maximumSize(KEPT_KEYS).expireAfterWrite(KEPT).build();
  private final Cache<UUID, DataKey> byPerson =
      Caffeine.newBuilder().maximumSize(KEPT_KEYS).expireAfterWrite(KEPT).build();

  /** Keys that are not there: erased, and asked for once and not for each of their texts. */
  private final Cache<UUID, Boolean> gone =
      Caffeine.newBuilder().maximumSize(KEPT_KEYS).expireAfterWrite(KEPT).build();

  Encrypter(Jdbc jdbc, Keyring keyring, Clock clock) {
    this.jdbc = jdbc;
    this.keyring = keyring;
    this.clock = clock;
  }

  /** Makes the person's data key. In the transaction that makes the person. */
  public void giveKey(UUID person) {
    try {
      KeysetHandle handle = keyring.newDataKey();
      byte[] wrapped =
          TinkProtoKeysetFormat.serializeEncryptedKeyset(handle, keyring.wrapping(), aad(person));
      jdbc.update(
          "insert into data_key (id, person_id, wrapped, created_at) values (?, ?, ?, ?)",
          Ids.next(),
          person,
          wrapped,
          clock.instant());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The text, encrypted under the author's key. */
  public byte[] encrypt(UUID author, Place place, String text) {
    return encrypt(author, place, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The bytes, encrypted under the author's key. */
  public byte[] encrypt(UUID author, Place place, byte[] content) {
    DataKey key = byPerson.getIfPresent(author);
    if (key == null) {
      key =
          remember(
              jdbc.first(
                      "select id, person_id, wrapped from wrapped_key_of(?)", this::unwrap, author)
                  .orElseThrow(() -> new IllegalStateException("the person has no data key")));
    }
    try {
      byte[] sealed = key.aead.encrypt(content, aad(place));
      return ByteBuffer.allocate(KEY_ID + sealed.length)
          .putLong(key.id.getMostSignificantBits())
          .putLong(key.id.getLeastSignificantBits())
          .put(sealed)
          .array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As {@link #encrypt(UUID, Place, String)}, nothing for nothing. */
  public byte @Nullable [] encryptIfPresent(UUID author, Place place, @Nullable String text) {
    return text == null ? null : encrypt(author, place, text);
  }

  /** Fetches the keys of many texts in one round trip, before they are decrypted one by one. */
  public void prepare(Collection<byte[]> texts) {
    List<UUID> missing = new ArrayList<>();
    for (byte[] text : texts) {
      UUID id = keyOf(text);
      if (byId.getIfPresent(id) == null && gone.getIfPresent(id) == null && !missing.contains(id)) {
        missing.add(id);
      }
    }
    if (!missing.isEmpty()) {
      List<DataKey> found =
          jdbc.query(
              "select id, person_id, wrapped from wrapped_keys(?)",
              this::unwrap,
              (Object) missing.toArray(UUID[]::new));
      found.forEach(this::remember);
      missing.removeAll(found.stream().map(DataKey::id).toList());
      missing.forEach(id -> gone.put(id, true));
    }
  }

  /** The text again; empty when its author's key has been erased. */
  public Optional<String> decrypt(Place place, byte[] text) {
    return decryptBytes(place, text).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  /** The bytes again; empty when their author's key has been erased. */
  public Optional<byte[]> decryptBytes(Place place, byte[] text) {
    UUID id = keyOf(text);
    if (byId.getIfPresent(id) == null) {
      prepare(List.of(text));
    }
    DataKey key = byId.getIfPresent(id);
    if (key == null) {
      return Optional.empty();
    }
    try {
      byte[] sealed = java.util.Arrays.copyOfRange(text, KEY_ID, text.length);
      return Optional.of(key.aead.decrypt(sealed, aad(place)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a stored text does not open at " + place.column, e);
    }
  }

  private static UUID keyOf(byte[] text) {
    ByteBuffer id = ByteBuffer.wrap(text, 0, KEY_ID);
    return new UUID(id.getLong(), id.getLong());
  }

  private DataKey remember(DataKey key) {
    byId.put(key.id, key);
    byPerson.put(key.person, key);
    return key;
  }

  private DataKey unwrap(ResultSet row) throws SQLException {
    UUID id = Objects.requireNonNull(row.getObject(1, UUID.class));
    UUID person = Objects.requireNonNull(row.getObject(2, UUID.class));
    try {
      KeysetHandle handle =
          TinkProtoKeysetFormat.parseEncryptedKeyset(
              row.getBytes(3), keyring.wrapping(), aad(person));
      return new DataKey(id, person, handle.getPrimitive(RegistryConfiguration.get(), Aead.class));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "a data key does not unwrap: is the key directory the right one?", e);
    }
  }

  private static byte[] aad(UUID person) {
    return person.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] aad(Place place) {
    return (place.column + "/" + place.row).getBytes(StandardCharsets.UTF_8);
  }
}

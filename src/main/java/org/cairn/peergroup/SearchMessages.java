package org.cairn.peergroup;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cairn.platform.Cursors;
import org.cairn.platform.Encrypter;
import org.cairn.platform.Hashes;
import org.cairn.platform.PlatformProblem;
import org.cairn.platform.Throttle;
import org.jspecify.annotations.Nullable;

/**
 * Searches by reading: texts are encrypted under their authors' keys, and an index of their words,
 * even of hashed ones, would tell who takes the database which words stand where. A group of twelve
 * writes a few hundred messages a week; a request reads, decrypts and folds 2,000 of them in some
 * 20 to 40 ms, so a year is some ten requests, and nothing is kept of it.
 */
@ApplicationScoped
class SearchMessages {
  /** Read for a request, over all groups. */
  private static final int MOST_READ = 2_000;

  /** Of their texts, as they are stored: long ones are many a megabyte. */
  private static final int MOST_BYTES = 4 << 20;

  /** Found for an answer. */
  private static final int MOST_FOUND = 50;

  private static final Throttle.Limit LIMIT =
      new Throttle.Limit("message-search", 60, Duration.ofMinutes(1));

  private final WrittenMessages written;
  private final Messages messages;
  private final Encrypter encrypter;
  private final Cursors cursors;
  private final Throttle throttle;

  SearchMessages(
      WrittenMessages written,
      Messages messages,
      Encrypter encrypter,
      Cursors cursors,
      Throttle throttle) {
    this.written = written;
    this.messages = messages;
    this.encrypter = encrypter;
    this.cursors = cursors;
    this.throttle = throttle;
  }

  /**
   * A message to look into.
   *
   * @param at when it was sent; of those of one group, which follow their own order, never later
   *     than the one that came after it
   */
  private record Candidate(WrittenMessages.Written message, Instant at) {}

  FoundMessages search(UUID caller, MessageQuery query) {
    List<String> words = words(query.text());
    String scope = scope(caller, words, query.groupId());
    Map<UUID, Long> from =
        cursors.open(scope, query.cursor()).map(SearchMessages::parse).orElse(null);
    throttle.take(LIMIT, caller.toString());
    Map<UUID, WrittenMessages.Newest> read =
        written.newest(query.groupId(), from, MOST_READ, MOST_BYTES);
    if (read.isEmpty() && query.groupId() != null) {
      throw PlatformProblem.NOT_FOUND.problem();
    }
    List<Candidate> candidates = candidates(read);
    encrypter.prepare(
        candidates.stream().map(one -> one.message.body()).filter(Objects::nonNull).toList());
    Map<UUID, Long> reached = new LinkedHashMap<>();
    read.keySet()
        .forEach(
            group ->
                reached.put(
                    group,
                    from == null ? Long.MAX_VALUE : from.getOrDefault(group, Long.MAX_VALUE)));
    List<WrittenMessages.Written> found = new ArrayList<>();
    Instant back = null;
    for (Candidate candidate : candidates) {
      reached.put(candidate.message.group(), candidate.message.seq());
      back = candidate.at;
      if (says(candidate.message, words)) {
        found.add(candidate.message);
      }
      if (found.size() == MOST_FOUND) {
        break;
      }
    }
    read.forEach(
        (group, newest) -> {
          List<WrittenMessages.Written> all = newest.messages();
          boolean done =
              !newest.more()
                  && (all.isEmpty()
                      || Objects.equals(reached.get(group), all.get(all.size() - 1).seq()));
          if (done) {
            reached.remove(group);
          }
        });
    boolean more = !reached.isEmpty();
    return new FoundMessages(
        shown(found), more ? back : null, more ? cursors.seal(scope, format(reached)) : null);
  }

  /**
   * Of several groups, as far back as all of them were read: what one has before that may come
   * after what another has not shown yet.
   */
  private static List<Candidate> candidates(Map<UUID, WrittenMessages.Newest> read) {
    Instant horizon = Instant.MIN;
    List<Candidate> all = new ArrayList<>();
    for (WrittenMessages.Newest one : read.values()) {
      Instant at = Instant.MAX;
      for (WrittenMessages.Written message : one.messages()) {
        at = message.sentAt().isBefore(at) ? message.sentAt() : at;
        all.add(new Candidate(message, at));
      }
      if (one.more() && at.isAfter(horizon)) {
        horizon = at;
      }
    }
    Instant oldest = horizon;
    return all.stream()
        .filter(candidate -> !candidate.at.isBefore(oldest))
        .sorted(Comparator.comparing(Candidate::at).reversed())
        .toList();
  }

  private boolean says(WrittenMessages.Written message, List<String> words) {
    if (message.body() == null) {
      return false;
    }
    String text = encrypter.decrypt(Messages.bodyOf(message.id()), message.body()).orElse("");
    String folded = PlainText.folded(text);
    return words.stream().allMatch(folded::contains);
  }

  /** As the caller may see them, if they may. */
  private List<MessageView> shown(List<WrittenMessages.Written> found) {
    if (found.isEmpty()) {
      return List.of();
    }
    Map<UUID, Map<Long, MessageView>> views =
        messages
            .at(
                found.stream().map(WrittenMessages.Written::group).toArray(UUID[]::new),
                found.stream().map(WrittenMessages.Written::seq).toArray(Long[]::new))
            .stream()
            .filter(view -> view.state() == MessageState.SENT && !view.folded())
            .collect(
                Collectors.groupingBy(
                    MessageView::groupId, Collectors.toMap(MessageView::seq, view -> view)));
    return found.stream()
        .map(one -> views.getOrDefault(one.group(), Map.of()).get(one.seq()))
        .filter(Objects::nonNull)
        .toList();
  }

  private static List<String> words(String typed) {
    List<String> words =
        Arrays.stream(PlainText.folded(PlainText.of(typed)).split("[\\s\\p{Z}]+", -1))
            .filter(word -> !word.isEmpty())
            .distinct()
            .toList();
    if (words.isEmpty()) {
      throw PlatformProblem.INVALID_FIELDS.at("text", "must not be blank");
    }
    return words;
  }

  private static String scope(UUID caller, List<String> words, @Nullable UUID group) {
    String asked = caller + " " + group + " " + words;
    return "message-search:"
        + HexFormat.of().formatHex(Hashes.sha256(asked.getBytes(StandardCharsets.UTF_8)));
  }

  private static String format(Map<UUID, Long> reached) {
    return reached.entrySet().stream()
        .map(one -> one.getKey() + ":" + one.getValue())
        .collect(Collectors.joining(" "));
  }

  private static Map<UUID, Long> parse(String reached) {
    Map<UUID, Long> parsed = new LinkedHashMap<>();
    for (String one : reached.split(" ", -1)) {
      String[] parts = one.split(":", 2);
      parsed.put(UUID.fromString(parts[0]), Long.valueOf(parts[1]));
    }
    return parsed;
  }
}

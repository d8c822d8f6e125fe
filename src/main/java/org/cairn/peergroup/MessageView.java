package org.cairn.peergroup;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cairn.platform.Versioned;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A message as somebody in the group sees it. */
@Schema(description = "A message as I see it.")
record MessageView(
    UUID groupId,
    UUID id,
    @Schema(description = "Its place in the group's one order, without gaps.", examples = "42")
        long seq,
    MessageAuthor author,
    MessageState state,
    @Schema(
            description =
                "Plain text: show links as they stand. Nobody looks them up, and nothing is made of them. Null unless"
                    + " state is sent.",
            examples = "Made it through the weekend. Thank you all.",
            nullable = true)
        @Nullable String text,
    @Schema(description = "The message that this one answers.", nullable = true)
        @Nullable RepliedTo replyTo,
    @Schema(description = "A skill that is shared as a card.", nullable = true)
        @Nullable SharedSkill skill,
    @Schema(description = "Those that there are, by kind; without those of whom I blocked.")
        List<Reactions> reactions,
    Instant sentAt,
    @Schema(description = "When its text was changed; null when never.", nullable = true)
        @Nullable Instant editedAt,
    @Schema(description = "I blocked its author: show it folded, and let me unfold it.")
        boolean folded,
    @Schema(description = "Counts on with each change of the text.", examples = "1") int version)
    implements Versioned {

  /** Who wrote it. */
  @Schema(description = "Who wrote it: an alias, and an id that says nothing of the person.")
  record MessageAuthor(
      @Schema(description = "Of the seat in this group.") UUID id,
      @Schema(examples = "Heron") String alias,
      @Schema(description = "Facilitator or care team: show a badge by this, never by the alias.")
          boolean staff,
      @Schema(description = "Has left the group.") boolean former) {}

  /** The message that another answers. */
  @Schema(description = "The message that another answers.")
  record RepliedTo(UUID id, @Schema(examples = "41") long seq) {}

  /** A skill of the library. */
  @Schema(description = "A skill of the library, which anybody in the group can read.")
  record SharedSkill(
      @Schema(examples = "urge-surfing") String slug,
      @Schema(examples = "/v1/skills/urge-surfing") String link) {

    static @Nullable SharedSkill of(@Nullable String slug) {
      return slug == null ? null : new SharedSkill(slug, "/v1/skills/" + slug);
    }
  }

  /** Reactions of one kind. */
  @Schema(description = "Reactions of one kind.")
  record Reactions(
      ReactionKind kind, @Schema(description = "Whose: ids of seats.") List<UUID> by) {}

  /**
   * As a reader sees it whom the database gives it to in this degree: {@code there}, {@code folded}
   * or {@code unavailable}. What is unavailable looks the same whatever the reason.
   */
  MessageView seenAs(String shown) {
    return switch (shown) {
      case "unavailable" -> state == MessageState.SENT ? unavailable() : this;
      case "folded" -> with(text, editedAt, true, version);
      default -> this;
    };
  }

  /** With another text. */
  MessageView edited(String to, Instant at) {
    return with(to, at, folded, version + 1);
  }

  private MessageView unavailable() {
    return new MessageView(
        groupId,
        id,
        seq,
        author,
        MessageState.UNAVAILABLE,
        null,
        null,
        null,
        List.of(),
        sentAt,
        null,
        false,
        version);
  }

  private MessageView with(
      @Nullable String text, @Nullable Instant editedAt, boolean folded, int version) {
    return new MessageView(
        groupId, id, seq, author, state, text, replyTo, skill, reactions, sentAt, editedAt, folded,
        version);
  }

  /** Others' reactions do not stand in the way of an edit. */
  @Override
  public Object own() {
    return Map.of("id", id, "version", version);
  }

  @Override
  public String toString() {
    return "MessageView[" + id + "]";
  }
}

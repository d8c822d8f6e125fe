package org.cairn.checkin;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** My milestones of one kind. */
@Schema(description = "My milestones of one kind: those reached, and the next.")
record MilestonesView(
    @Schema(examples = "sessions") MilestoneKind kind,
    @Schema(
            description =
                "How far it goes by now: days of my count that has come furthest, over all its periods; sessions attended;"
                    + " days on which a check-in names a skill that was used.",
            examples = "12")
        int total,
    @Schema(
            description =
                "Reached, smallest first, and sessions or skills that I still show although their number changed.",
            examples = "[]")
        List<MilestoneView> reached,
    NextMilestone next,
    @Schema(
            description = "The same in a sentence.",
            examples = "10 sessions reached; the next milestone is 25 sessions.")
        String message) {

  /** A milestone that I reached. */
  @Schema(description = "A milestone that I reached.")
  record MilestoneView(
      @Schema(description = "Names it when I share it.", examples = "sessions-10") String id,
      @Schema(examples = "10") int number,
      @Schema(examples = "10 sessions") String words,
      @Schema(description = "Groups that I show it to.") List<UUID> sharedWith) {}

  /** The milestone that comes next. */
  @Schema(description = "The milestone that comes next.")
  record NextMilestone(
      @Schema(examples = "sessions-25") String id,
      @Schema(examples = "25") int number,
      @Schema(examples = "25 sessions") String words) {}

  static MilestonesView of(MilestoneKind kind, Milestones.SoFar soFar) {
    int total = soFar.total(kind);
    List<MilestoneView> reached =
        Stream.concat(
                kind.upTo(total).mapToObj(number -> new Milestone(kind, number)),
                soFar.shared().keySet().stream().filter(one -> one.kind() == kind))
            .distinct()
            .sorted(java.util.Comparator.comparingInt(Milestone::number))
            .map(
                one ->
                    new MilestoneView(
                        one.id(),
                        one.number(),
                        one.words(),
                        soFar.shared().getOrDefault(one, List.of())))
            .toList();
    Milestone next = new Milestone(kind, kind.after(total));
    String message =
        kind.upTo(total).max().stream()
            .mapToObj(
                last -> kind.words(last) + " reached; the next milestone is " + next.words() + ".")
            .findFirst()
            .orElse(kind.beginning());
    return new MilestonesView(
        kind, total, reached, new NextMilestone(next.id(), next.number(), next.words()), message);
  }
}

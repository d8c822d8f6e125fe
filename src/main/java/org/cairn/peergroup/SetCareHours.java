package org.cairn.peergroup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.cairn.platform.ETags;
import org.jspecify.annotations.Nullable;

/** Changes when a program answers its care threads. */
@ApplicationScoped
class SetCareHours {
  private final CareHours hours;
  private final ETags etags;

  SetCareHours(CareHours hours, ETags etags) {
    this.hours = hours;
    this.etags = etags;
  }

  CareHoursResource.Week read(UUID program) {
    return new CareHoursResource.Week(hours.coordinated(program));
  }

  @Transactional
  CareHoursResource.Week set(UUID program, List<CareHour> said, @Nullable String ifMatch) {
    List<CareHour> wanted = checked(said);
    hours.hold(program);
    CareHoursResource.Week before = read(program);
    CareHoursResource.Week after = new CareHoursResource.Week(wanted);
    if (before.equals(after)) {
      return before; // the same, sent again
    }
    etags.require(ifMatch, before);
    hours.replace(program, wanted);
    return after;
  }

  private static List<CareHour> checked(List<CareHour> said) {
    List<CareHour> hours =
        said.stream()
            .map(
                hour ->
                    new CareHour(
                        hour.weekday(),
                        hour.opens().truncatedTo(ChronoUnit.MINUTES),
                        hour.closes().truncatedTo(ChronoUnit.MINUTES)))
            .sorted(Comparator.comparing(CareHour::weekday).thenComparing(CareHour::opens))
            .toList();
    for (int i = 0; i < hours.size(); i++) {
      CareHour hour = hours.get(i);
      if (!hour.closes().isAfter(hour.opens())) {
        throw PeerGroupProblem.CARE_HOURS_UNCLEAR.at("hours", "each closes after it opens");
      }
      if (i > 0
          && hours.get(i - 1).weekday().equals(hour.weekday())
          && hours.get(i - 1).closes().isAfter(hour.opens())) {
        throw PeerGroupProblem.CARE_HOURS_UNCLEAR.at("hours", "none of them overlap");
      }
    }
    return hours;
  }
}

package io.tidemark.ingest.consensus;

import io.tidemark.ingest.consensus.Disagreement.Field;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The versions of one day's disagreements; a disagreement that ends gets a final version that says
 * it is settled.
 */
final class DisagreementLog {
  private static final String SETTLED = "settled: the vendors now agree";

  private final Map<Matter, Disagreement> standing = new LinkedHashMap<>();
  private final List<Disagreement> disagreements = new ArrayList<>();

  private record Matter(LocalDate date, Field field) {}

  /**
   * Adds the disagreements as of a time. An earlier disagreement that is not among them is settled,
   * unless it is dated before the days that were considered: an action that moved to an earlier day
   * is reported there.
   *
   * @param lookedAfter the last day before those that were considered
   */
  void tell(List<Disagreement> current, LocalDate lookedAfter, Instant time) {
    Map<Matter, Disagreement> now = new LinkedHashMap<>();
    current.forEach(d -> now.put(new Matter(d.date(), d.field()), d));
    standing.forEach(
        (matter, before) -> {
          if (matter.date().isAfter(lookedAfter)) {
            now.computeIfAbsent(matter, m -> settled(before, time));
          }
        });
    now.forEach(
        (matter, disagreement) -> {
          Disagreement before = standing.put(matter, disagreement);
          if (before == null || !before.sameContent(disagreement)) {
            disagreements.add(disagreement);
          }
        });
  }

  List<Disagreement> disagreements() {
    return disagreements;
  }

  private static Disagreement settled(Disagreement before, Instant time) {
    return new Disagreement(
        before.date(), before.field(), before.values(), before.chosen(), SETTLED, time);
  }
}

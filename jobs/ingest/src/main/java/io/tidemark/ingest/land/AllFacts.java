package io.tidemark.ingest.land;

import java.util.List;

/** The kinds of facts, apart from their interface, whose initialization must not wait for them. */
final class AllFacts {
  static final List<Facts> LIST =
      List.of(
          new BarFacts(),
          new ActionFacts(),
          new MacroFacts(),
          new MinuteFacts(),
          new SummaryFacts());

  private AllFacts() {}
}

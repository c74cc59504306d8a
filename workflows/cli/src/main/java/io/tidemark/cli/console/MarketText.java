package io.tidemark.cli.console;

import io.tidemark.api.market.FetchRequest;
import io.tidemark.flows.market.BackfillResult;
import io.tidemark.flows.market.DailyResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Results of market data workflows as text for people. */
public final class MarketText {
  private static final int FAILURES_SHOWN = 5;

  private MarketText() {}

  public static List<String> of(DailyResult result) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("Market data of %s, with late rows since %s".formatted(result.date(), result.from()));
    lines.add(counts(result.landed(), result.quarantined(), result.disputed(), result.held()));
    failures(lines, result.failures().size(), result.failures());
    return lines;
  }

  public static List<String> of(BackfillResult result) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("Market data of %s to %s".formatted(result.from(), result.to()));
    lines.add(counts(result.landed(), result.quarantined(), result.disputed(), result.held()));
    failures(lines, result.failures(), result.examples());
    return lines;
  }

  private static String counts(long landed, long quarantined, long disputed, long held) {
    return String.format(
        Locale.ROOT,
        "%,d new rows, %,d into quarantine; ticker-days: %,d disputed, %,d held back",
        landed,
        quarantined,
        disputed,
        held);
  }

  private static void failures(List<String> lines, long all, List<FetchRequest.Failure> some) {
    some.stream()
        .limit(FAILURES_SHOWN)
        .forEach(
            gap ->
                lines.add(
                    "Not received: %s %s of %s: %s"
                        .formatted(gap.subject(), gap.resource(), gap.vendor(), gap.reason())));
    if (all > FAILURES_SHOWN) {
      lines.add("… and %d more, in raw.failures".formatted(all - FAILURES_SHOWN));
    }
  }
}

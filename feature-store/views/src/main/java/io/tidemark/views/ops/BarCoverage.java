package io.tidemark.views.ops;

import io.tidemark.views.LakeFolder;
import io.tidemark.views.delta.ColumnPredicate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The bars of each vendor and ticker from {@code market.bars}, and the missing ones from {@code
 * ops.coverage}.
 */
public final class BarCoverage {
  private BarCoverage() {}

  /** Selects lines; an empty field selects all. */
  public record Filter(Optional<String> vendor, Optional<String> ticker) {
    ColumnPredicate where() {
      return ColumnPredicate.all().is("vendor", vendor).is("ticker", ticker);
    }
  }

  /** The coverage known by {@code asOf}, by vendor and ticker. */
  public static List<CoverageLine> read(LakeFolder lake, Filter filter, Instant asOf) {
    BarDays days = BarDays.read(lake, filter, asOf);
    List<CoverageLine> lines = new ArrayList<>();
    for (BarDays.Line line : days.lines()) {
      lines.add(line(days, line));
    }
    return lines;
  }

  static CoverageLine line(BarDays days, BarDays.Line line) {
    BitSet bars = days.barsOf(line);
    Map<String, Integer> missing = new TreeMap<>();
    days.missingOf(line).values().forEach(reason -> missing.merge(reason, 1, Integer::sum));
    return new CoverageLine(
        line.vendor(),
        line.ticker(),
        BarDays.day(bars.nextSetBit(0)),
        BarDays.day(bars.length() - 1),
        bars.cardinality(),
        missing);
  }
}

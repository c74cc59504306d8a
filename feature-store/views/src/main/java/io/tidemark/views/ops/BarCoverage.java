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

/** {@code market.bars} against {@code ops.coverage}: who has bars of what, and what is missing. */
public final class BarCoverage {
  private BarCoverage() {}

  /** Which lines are asked for; an empty part leaves none out. */
  public record Filter(Optional<String> vendor, Optional<String> ticker) {
    ColumnPredicate where() {
      return ColumnPredicate.all().is("vendor", vendor).is("ticker", ticker);
    }
  }

  /** As known by {@code asOf}, by vendor and ticker. */
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

package io.tidemark.lake;

import io.tidemark.core.market.HaltState;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.ops.HaltsTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.DateTimeUtils;

/** Reads the tickers that may not be used from {@code ops.halts}. */
public final class HaltedTickers {
  private static final Comparator<State> LAST =
      Comparator.comparingLong(State::knownAt).thenComparing(State::runKey);

  private HaltedTickers() {}

  /** The tickers that were halted as of a time, in order. */
  public static List<String> at(Lake lake, Instant asOf) {
    if (!lake.exists(HaltsTable.TABLE)) {
      return List.of();
    }
    long now = DateTimeUtils.instantToMicros(asOf);
    Map<String, State> last = new TreeMap<>();
    lake
        .directly(HaltsTable.TABLE, lake.version(HaltsTable.TABLE))
        .read(
            List.of("ticker", "state", Table.KNOWN_AT, Table.RUN_KEY),
            Region.ALL,
            List.of(),
            HaltedTickers::last)
        .stream()
        .flatMap(List::stream)
        .filter(state -> state.knownAt <= now)
        .forEach(state -> last.merge(state.ticker, state, BinaryOperator.maxBy(LAST)));
    return last.values().stream()
        .filter(one -> one.state.equals(HaltState.HALTED.name()))
        .map(State::ticker)
        .toList();
  }

  private record State(String ticker, String state, long knownAt, String runKey) {}

  private static List<State> last(Iterator<InternalRow> rows) {
    List<State> states = new ArrayList<>();
    rows.forEachRemaining(
        row ->
            states.add(
                new State(
                    row.getUTF8String(0).toString(),
                    row.getUTF8String(1).toString(),
                    row.getLong(2),
                    row.getUTF8String(3).toString())));
    return states;
  }
}

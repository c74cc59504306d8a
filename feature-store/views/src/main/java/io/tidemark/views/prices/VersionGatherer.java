package io.tidemark.views.prices;

import io.tidemark.core.market.PriceVersion;
import io.tidemark.views.delta.ColumnBatch;
import io.tidemark.views.delta.Micros;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects versions of prices in the form that feature computation needs. */
final class VersionGatherer {
  /** The column is missing in tables of earlier releases and is then NaN. */
  private static final String VWAP = "vwap";

  private static final List<String> NUMBERS =
      List.of("open", "high", "low", "close", "volume", VWAP, "split_ratio", "cash_dividend");

  private final String sources;
  private final Map<String, List<Written>> byTicker = new HashMap<>();
  private boolean hasVwap;

  private record Written(PriceVersion version, String runKey) {
    static final Comparator<Written> ORDER =
        Comparator.comparing((Written written) -> written.version.date())
            .thenComparing(written -> written.version.knownAt())
            .thenComparing(Written::runKey);
  }

  VersionGatherer(String sources) {
    this.sources = sources;
  }

  /** The columns to read from a table that has the given ones. */
  List<String> columns(List<String> there) {
    hasVwap = there.contains(VWAP);
    List<String> columns = new ArrayList<>(NUMBERS);
    columns.removeIf(column -> column.equals(VWAP) && !hasVwap);
    columns.addAll(List.of("sources", "ticker", "date", "known_at", "run_key"));
    return columns;
  }

  void take(ColumnBatch batch) {
    String[] lists = batch.texts("sources");
    String[] tickers = batch.texts("ticker");
    int[] days = batch.days("date");
    long[] knownAt = batch.micros("known_at");
    String[] runs = batch.texts("run_key");
    double[][] numbers =
        NUMBERS.stream().map(column -> numbers(batch, column)).toArray(double[][]::new);
    for (int i = 0; i < batch.size(); i++) {
      if (sources.equals(lists[i])) {
        byTicker
            .computeIfAbsent(tickers[i], ticker -> new ArrayList<>())
            .add(
                new Written(
                    new PriceVersion(
                        LocalDate.ofEpochDay(days[i]),
                        Micros.instant(knownAt[i]),
                        numbers[0][i],
                        numbers[1][i],
                        numbers[2][i],
                        numbers[3][i],
                        numbers[4][i],
                        numbers[5][i],
                        numbers[6][i],
                        numbers[7][i]),
                    runs[i] == null ? "" : runs[i]));
      }
    }
  }

  private double[] numbers(ColumnBatch batch, String column) {
    if (!column.equals(VWAP) || hasVwap) {
      return batch.doubles(column);
    }
    double[] none = new double[batch.size()];
    Arrays.fill(none, Double.NaN);
    return none;
  }

  Map<String, List<PriceVersion>> byTicker() {
    Map<String, List<PriceVersion>> versions = new HashMap<>();
    byTicker.forEach(
        (ticker, written) ->
            versions.put(
                ticker, written.stream().sorted(Written.ORDER).map(Written::version).toList()));
    return versions;
  }
}

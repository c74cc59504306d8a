package io.tidemark.views.prices;

import io.tidemark.core.UserFault;
import io.tidemark.core.market.PriceVersion;
import io.tidemark.core.table.market.PricesTable;
import io.tidemark.views.LakeFolder;
import io.tidemark.views.UnknownNameFault;
import io.tidemark.views.delta.ColumnBatch;
import io.tidemark.views.delta.ColumnPredicate;
import io.tidemark.views.delta.DeltaTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** The table {@code market.prices} at one version. */
public final class PriceTable {
  public static final String NAME = PricesTable.TABLE.name();

  private static final List<String> COLUMNS = columns();

  private final DeltaTable table;

  private PriceTable(DeltaTable table) {
    this.table = table;
  }

  /** The current version of the table; empty if there are no reconciled prices yet. */
  public static Optional<PriceTable> latest(LakeFolder lake) {
    return lake.table(NAME).map(PriceTable::new);
  }

  /**
   * The current version of the table.
   *
   * @throws UserFault if there are no reconciled prices yet
   */
  public static PriceTable require(LakeFolder lake) {
    return latest(lake)
        .orElseThrow(
            () ->
                new UserFault(
                    "there are no reconciled prices in %s yet; load bars and reconcile them: ./tidemark run pipeline"
                        .formatted(lake.root())));
  }

  /** The table's version. */
  public long version() {
    return table.version();
  }

  /**
   * All prices of a ticker.
   *
   * @throws UnknownNameFault if it has none
   */
  public TickerPrices ticker(String ticker) {
    return find(ticker)
        .orElseThrow(() -> UnknownNameFault.of("ticker", ticker, distinct("ticker")));
  }

  /** All prices of a ticker, if it has any. */
  public Optional<TickerPrices> find(String ticker) {
    return Optional.ofNullable(read(ColumnPredicate.all().is("ticker", ticker)).get(ticker));
  }

  /** All prices of all tickers. */
  public Map<String, TickerPrices> all() {
    return read(ColumnPredicate.all());
  }

  /**
   * The prices that were added since an earlier version, by ticker; empty if the table was
   * rewritten in between, so that they cannot be determined.
   */
  public Optional<Map<String, TickerPrices>> since(PriceTable before) {
    Map<String, Map<String, List<PriceVersions.Version>>> gathered = new HashMap<>();
    return table.readSince(before.table, COLUMNS, batch -> gather(batch, gathered))
        ? Optional.of(prices(gathered))
        : Optional.empty();
  }

  /**
   * Every version of the prices reconciled from these vendors, by ticker, in order of session, then
   * of {@code known_at}, then of the run that wrote it.
   *
   * @param sources the vendors in order of trust, joined by +
   * @param from first session
   */
  public Map<String, List<PriceVersion>> versions(String sources, LocalDate from) {
    VersionGatherer gatherer = new VersionGatherer(sources);
    ColumnPredicate where = ColumnPredicate.all().is("sources", sources).atLeast("date", from);
    table.read(gatherer.columns(table.columns()), where, gatherer::take);
    return gatherer.byTicker();
  }

  /**
   * Like {@link #versions}, for all sessions, but only of the rows that were added since an earlier
   * version of the table; empty if the table was rewritten in between.
   */
  public Optional<Map<String, List<PriceVersion>>> versionsSince(
      PriceTable before, String sources) {
    VersionGatherer gatherer = new VersionGatherer(sources);
    return table.readSince(before.table, gatherer.columns(table.columns()), gatherer::take)
        ? Optional.of(gatherer.byTicker())
        : Optional.empty();
  }

  /**
   * The first and the last session with a price reconciled from these vendors, by ticker.
   *
   * @param sources the vendors in order of trust, joined by +
   */
  public Map<String, Span> spans(String sources) {
    Map<String, Span> spans = new HashMap<>();
    table.read(
        List.of("ticker", "date"),
        ColumnPredicate.all().is("sources", sources),
        batch -> {
          String[] tickers = batch.texts("ticker");
          int[] days = batch.days("date");
          for (int i = 0; i < tickers.length; i++) {
            LocalDate day = LocalDate.ofEpochDay(days[i]);
            spans.merge(tickers[i], new Span(day, day), Span::and);
          }
        });
    return spans;
  }

  /** The first and the last session of a range. */
  public record Span(LocalDate first, LocalDate last) {
    private Span and(Span other) {
      return new Span(
          other.first.isBefore(first) ? other.first : first,
          other.last.isAfter(last) ? other.last : last);
    }
  }

  /** Total size of its files in bytes. */
  public long bytes() {
    return table.bytes();
  }

  /** The distinct texts of a column, in order. */
  public NavigableSet<String> distinct(String column) {
    NavigableSet<String> values = new TreeSet<>();
    table.read(
        List.of(column),
        ColumnPredicate.all(),
        batch -> values.addAll(Arrays.asList(batch.texts(column))));
    return values;
  }

  private Map<String, TickerPrices> read(ColumnPredicate where) {
    Map<String, Map<String, List<PriceVersions.Version>>> gathered = new HashMap<>();
    table.read(COLUMNS, where, batch -> gather(batch, gathered));
    return prices(gathered);
  }

  private static Map<String, TickerPrices> prices(
      Map<String, Map<String, List<PriceVersions.Version>>> gathered) {
    Map<String, TickerPrices> prices = new HashMap<>();
    gathered.forEach(
        (ticker, lists) -> {
          TreeMap<String, PriceVersions> histories = new TreeMap<>();
          lists.forEach((sources, rows) -> histories.put(sources, PriceVersions.of(rows)));
          prices.put(ticker, new TickerPrices(ticker, histories));
        });
    return prices;
  }

  private static void gather(
      ColumnBatch batch, Map<String, Map<String, List<PriceVersions.Version>>> gathered) {
    String[] sources = batch.texts("sources");
    String[] tickers = batch.texts("ticker");
    int[] days = batch.days("date");
    long[] knownAt = batch.micros("known_at");
    String[] runs = batch.texts("run_key");
    String[] status = batch.texts("status");
    String[] vendors = batch.texts("vendor");
    double[][] numbers =
        PriceVersions.COLUMNS.stream().map(batch::doubles).toArray(double[][]::new);
    for (int i = 0; i < batch.size(); i++) {
      gathered
          .computeIfAbsent(tickers[i], ticker -> new TreeMap<>())
          .computeIfAbsent(sources[i], list -> new ArrayList<>())
          .add(
              new PriceVersions.Version(
                  days[i],
                  knownAt[i],
                  shared(runs[i]),
                  shared(status[i]),
                  shared(vendors[i]),
                  row(numbers, i)));
    }
  }

  private static double[] row(double[][] numbers, int i) {
    double[] row = new double[numbers.length];
    for (int c = 0; c < row.length; c++) {
      row[c] = numbers[c][i];
    }
    return row;
  }

  /** Keeps one copy of the few texts that every row repeats. */
  private static String shared(String text) {
    return text == null ? "" : text.intern();
  }

  private static List<String> columns() {
    List<String> columns = new ArrayList<>(PriceVersions.COLUMNS);
    columns.addAll(List.of("sources", "ticker", "date", "status", "vendor", "known_at", "run_key"));
    return List.copyOf(columns);
  }
}

package io.tidemark.serving.published;

import io.tidemark.core.registry.Manifest;
import io.tidemark.core.table.Table;
import io.tidemark.serving.published.RowIndex.Page;
import io.tidemark.serving.published.RowIndex.Part;
import io.tidemark.views.delta.ColumnBatch;
import io.tidemark.views.delta.ColumnPredicate;
import io.tidemark.views.delta.DeltaTable;
import io.tidemark.views.delta.Micros;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All rows of a version: those of the last session from memory, others from the pinned version of
 * the table, of which only files that can contain them are read.
 */
public final class VersionRows {
  /**
   * Above this number of tickers, one scan reads everything between the first and the last of them.
   */
  private static final int SINGLE_READS = 16;

  private final Manifest manifest;
  private final DeltaTable table;
  private final RowIndex index;
  private final LatestFeatures latest;

  VersionRows(Manifest manifest, DeltaTable table, RowIndex index, LatestFeatures latest) {
    this.manifest = manifest;
    this.table = table;
    this.index = index;
    this.latest = latest;
  }

  /** The keys of all rows. */
  public RowIndex index() {
    return index;
  }

  /**
   * The rows that match a query.
   *
   * @param features of the version, the columns of the answer
   */
  public FeatureRows read(RowQuery query, List<String> features) {
    Page page = index.page(query);
    Filled filled = new Filled(page, features, Micros.of(earlier(query)));
    if (!filled.fromMemory(latest)) {
      filled.fromFiles();
    }
    return filled.rows();
  }

  /** The first row of the next page. */
  public Optional<RowKey> next(RowQuery query) {
    return index.page(query).next();
  }

  private Instant earlier(RowQuery query) {
    return query.asOf().isBefore(manifest.asOf()) ? query.asOf() : manifest.asOf();
  }

  /** A response that is being filled: the place of every row is known before it is read. */
  private final class Filled {
    private final Page page;
    private final List<String> features;
    private final long asOf;
    private final Map<String, Integer> offsets = new HashMap<>();
    private final Map<String, RowTimes> times = new HashMap<>();
    private final long[] knownAt;
    private final double[][] values;

    Filled(Page page, List<String> features, long asOf) {
      this.page = page;
      this.features = features;
      this.asOf = asOf;
      int rows = 0;
      for (Part part : page.parts()) {
        offsets.put(part.ticker(), rows);
        times.put(part.ticker(), part.times());
        rows += part.times().size();
      }
      this.knownAt = new long[rows];
      Arrays.fill(knownAt, Long.MIN_VALUE);
      this.values = new double[features.size()][rows];
    }

    /** Only if all rows are of the last session, in the version of the last session. */
    boolean fromMemory(LatestFeatures latest) {
      int day = Math.toIntExact(latest.date().toEpochDay());
      for (Part part : page.parts()) {
        boolean isLatest = part.times().size() == 1 && part.times().days()[0] == day;
        if (!isLatest
            || !latest.has(part.ticker())
            || !latest.end(part.ticker()).equals(part.times().end(0))
            || Micros.of(latest.knownAt(part.ticker())) > asOf) {
          return false;
        }
      }
      for (Part part : page.parts()) {
        int place = offsets.get(part.ticker());
        knownAt[place] = Micros.of(latest.knownAt(part.ticker()));
        for (int f = 0; f < values.length; f++) {
          values[f][place] = latest.value(part.ticker(), features.get(f));
        }
      }
      return true;
    }

    void fromFiles() {
      List<String> columns = new ArrayList<>(features);
      columns.addAll(
          VersionLoader.columns(
              manifest, table, List.of("ticker", "date", VersionLoader.KNOWN_AT)));
      ColumnPredicate where = between();
      List<String> tickers = page.parts().stream().map(Part::ticker).toList();
      if (tickers.size() <= SINGLE_READS) {
        tickers.forEach(ticker -> table.read(columns, where.is("ticker", ticker), this::take));
      } else {
        String last = tickers.get(tickers.size() - 1);
        table.read(
            columns, where.atLeast("ticker", tickers.get(0)).atMost("ticker", last), this::take);
      }
    }

    private ColumnPredicate between() {
      List<RowTimes> all = page.parts().stream().map(Part::times).toList();
      LocalDate first =
          all.stream().map(some -> some.date(0)).min(Comparator.naturalOrder()).orElseThrow();
      LocalDate last =
          all.stream()
              .map(some -> some.date(some.size() - 1))
              .max(Comparator.naturalOrder())
              .orElseThrow();
      return VersionLoader.rowsOf(manifest).atLeast("date", first).atMost("date", last);
    }

    private void take(ColumnBatch batch) {
      String[] tickers = batch.texts("ticker");
      RowTimes of = RowTimes.of(batch, manifest.intraday());
      long[] known = batch.micros(VersionLoader.KNOWN_AT);
      boolean[] withdrawn = batch.isPresent(Table.WITHDRAWN);
      double[][] given = features.stream().map(batch::doubles).toArray(double[][]::new);
      for (int i = 0; i < batch.size(); i++) {
        int place = place(tickers[i], of.place(i));
        if (place >= 0 && !withdrawn[i] && known[i] <= asOf && known[i] >= knownAt[place]) {
          knownAt[place] = known[i];
          for (int f = 0; f < given.length; f++) {
            values[f][place] = given[f][i];
          }
        }
      }
    }

    private int place(String ticker, long time) {
      RowTimes wanted = times.get(ticker);
      int row = wanted == null ? 0 : wanted.firstFrom(time);
      return wanted == null || row == wanted.size() || wanted.place(row) != time
          ? -1
          : offsets.get(ticker) + row;
    }

    FeatureRows rows() {
      if (Arrays.stream(knownAt).anyMatch(known -> known == Long.MIN_VALUE)) {
        throw new IllegalStateException(
            "rows of %s %s are no longer in its table"
                .formatted(manifest.set(), manifest.version()));
      }
      String[] tickers = new String[knownAt.length];
      int[] days = new int[knownAt.length];
      long[] ends = new long[manifest.intraday() ? knownAt.length : 0];
      for (Part part : page.parts()) {
        RowTimes some = part.times();
        int place = offsets.get(part.ticker());
        Arrays.fill(tickers, place, place + some.size(), part.ticker());
        System.arraycopy(some.days(), 0, days, place, some.size());
        if (some.isIntraday()) {
          System.arraycopy(some.ends(), 0, ends, place, some.size());
        }
      }
      Optional<RowKey> next = page.next();
      return new FeatureRows(features, tickers, new RowTimes(days, ends), knownAt, values, next);
    }
  }
}

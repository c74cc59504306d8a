package io.tidemark.lake.asof;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.lake.asof.Oracle.Quote;
import io.tidemark.lake.asof.Oracle.Trade;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.spark.sql.execution.vectorized.OnHeapColumnVector;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.apache.spark.unsafe.types.UTF8String;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Compares the merge with the definition, over runs that are split at random into batches and
 * ranges.
 */
class MergePassTest {
  private static final StructType LEFT =
      new StructType()
          .add("symbol", DataTypes.StringType)
          .add("time", DataTypes.TimestampType)
          .add("id", DataTypes.LongType);
  private static final StructType RIGHT =
      new StructType()
          .add("symbol", DataTypes.StringType)
          .add("event_time", DataTypes.TimestampType)
          .add("known_at", DataTypes.TimestampType)
          .add("value", DataTypes.LongType);

  /** A layout of the same rows: files, batches and the ranges of tasks. */
  record Layout(int leftRuns, int rightRuns, int batch, List<RunPosition> cuts) {}

  @Property(tries = 2_000)
  void matchesTheDefinition(
      @ForAll("trades") List<Trade> trades,
      @ForAll("quotes") List<Quote> quotes,
      @ForAll("rules") MergePass.Rule rule,
      @ForAll("layouts") Layout layout) {
    assertThat(merge(rule, trades, quotes, layout))
        .containsExactlyInAnyOrderElementsOf(Oracle.join(rule, trades, quotes));
  }

  @Property(tries = 500)
  void laterKnowledgeChangesNothing(
      @ForAll("trades") List<Trade> trades,
      @ForAll("quotes") List<Quote> quotes,
      @ForAll("rules") MergePass.Rule rule,
      @ForAll("layouts") Layout layout) {
    for (Trade trade : trades) {
      List<Quote> cut = quotes.stream().filter(quote -> quote.known() <= trade.time()).toList();
      assertThat(merge(rule, List.of(trade), cut, layout))
          .isEqualTo(merge(rule, List.of(trade), quotes, layout));
    }
  }

  private static List<Trade> merge(
      MergePass.Rule rule, List<Trade> trades, List<Quote> quotes, Layout layout) {
    List<Trade> merged = new ArrayList<>();
    RunPosition from = RunPosition.FIRST;
    for (RunPosition cut : layout.cuts) {
      if (cut.compareTo(from) > 0) {
        merged.addAll(merge(rule, trades, quotes, layout, new TaskRange(from, cut)));
        from = cut;
      }
    }
    merged.addAll(merge(rule, trades, quotes, layout, new TaskRange(from, null)));
    return merged;
  }

  private static List<Trade> merge(
      MergePass.Rule rule, List<Trade> trades, List<Quote> quotes, Layout layout, TaskRange range) {
    Runs left = trades(trades, layout, range);
    Runs right = quotes(quotes, layout, range);
    StructType schema = LEFT.add("value", DataTypes.LongType);
    MergePass merge = new MergePass(rule, left, right, new Matches(schema, new int[] {3}));
    if (range.beginsWithinKey()) {
      merge.carryIn(quotes(quotes, layout, range.before()));
    }
    List<Trade> merged = new ArrayList<>();
    while (merge.hasNext()) {
      Matches some = merge.next();
      ColumnVector value = some.column("value");
      for (int i = some.from(); i < some.to(); i++) {
        merged.add(
            new Trade(
                some.key(),
                some.column("time").getLong(i),
                (int) some.column("id").getLong(i),
                value.isNullAt(i) ? null : value.getLong(i)));
      }
    }
    return merged;
  }

  private static Runs trades(List<Trade> trades, Layout layout, TaskRange range) {
    List<Run> runs = new ArrayList<>();
    for (int r = 0; r < layout.leftRuns; r++) {
      int run = r;
      List<Object[]> rows =
          trades.stream()
              .filter(trade -> trade.id() % layout.leftRuns == run)
              .sorted(Comparator.comparing(Trade::symbol).thenComparing(Trade::time))
              .map(trade -> new Object[] {trade.symbol(), trade.time(), (long) trade.id()})
              .toList();
      add(runs, rows, LEFT, true, layout.batch, range);
    }
    return new Runs(runs);
  }

  private static Runs quotes(List<Quote> quotes, Layout layout, TaskRange range) {
    List<Run> runs = new ArrayList<>();
    for (int r = 0; r < layout.rightRuns; r++) {
      int run = r;
      List<Object[]> rows =
          quotes.stream()
              .filter(quote -> Math.floorMod(quote.value(), layout.rightRuns) == run)
              .sorted(
                  Comparator.comparing(Quote::symbol)
                      .thenComparing(quote -> Math.max(quote.event(), quote.known())))
              .map(q -> new Object[] {q.symbol(), q.event(), q.known(), q.value()})
              .toList();
      add(runs, rows, RIGHT, false, layout.batch, range);
    }
    return new Runs(runs);
  }

  private static void add(
      List<Run> runs,
      List<Object[]> rows,
      StructType schema,
      boolean oneClock,
      int size,
      TaskRange range) {
    if (!rows.isEmpty()) {
      RunFile file =
          new RunFile(
              "memory",
              0,
              rows.size(),
              UTF8String.fromString((String) rows.get(0)[0]),
              UTF8String.fromString((String) rows.get(rows.size() - 1)[0]),
              false,
              Long.MIN_VALUE,
              Long.MAX_VALUE,
              Long.MIN_VALUE,
              Long.MAX_VALUE);
      runs.add(
          new Run(
              file,
              opened -> CollectionConverters.asScala(new Batches(rows, schema, size)),
              oneClock,
              range));
    }
  }

  /** Reuses one batch, as Parquet's reader does. */
  private static final class Batches implements Iterator<Object> {
    private final List<Object[]> rows;
    private final int size;
    private final OnHeapColumnVector[] columns;
    private final ColumnarBatch batch;
    private int next;

    private Batches(List<Object[]> rows, StructType schema, int size) {
      this.rows = rows;
      this.size = size;
      this.columns = OnHeapColumnVector.allocateColumns(size, schema);
      this.batch = new ColumnarBatch(columns);
    }

    @Override
    public boolean hasNext() {
      return next < rows.size();
    }

    @Override
    public Object next() {
      int count = Math.min(size, rows.size() - next);
      for (int c = 0; c < columns.length; c++) {
        columns[c].reset();
        for (int i = 0; i < count; i++) {
          Object value = rows.get(next + i)[c];
          if (value instanceof String text) {
            byte[] bytes = UTF8String.fromString(text).getBytes();
            columns[c].putByteArray(i, bytes, 0, bytes.length);
          } else {
            columns[c].putLong(i, (Long) value);
          }
        }
      }
      batch.setNumRows(count);
      next += count;
      return batch;
    }
  }

  @Provide
  Arbitrary<List<Trade>> trades() {
    return Combinators.combine(symbols(), times())
        .as((symbol, time) -> new Trade(symbol, time, 0, null))
        .list()
        .ofMaxSize(20)
        .map(MergePassTest::numbered);
  }

  @Provide
  Arbitrary<List<Quote>> quotes() {
    return Combinators.combine(symbols(), times(), times()).as(Quote::new).list().ofMaxSize(30);
  }

  @Provide
  Arbitrary<MergePass.Rule> rules() {
    Arbitrary<Long> asOf = Arbitraries.oneOf(times(), Arbitraries.just(Long.MAX_VALUE));
    Arbitrary<Long> tolerance = Arbitraries.of(0L, 1L, 3L, 8L, MergePass.Rule.ENDLESS);
    return Combinators.combine(Arbitraries.of(true, false), tolerance, asOf)
        .as(MergePass.Rule::new);
  }

  @Provide
  Arbitrary<Layout> layouts() {
    Arbitrary<List<RunPosition>> cuts =
        Combinators.combine(symbols(), times())
            .as((symbol, time) -> new RunPosition(UTF8String.fromString(symbol), time))
            .list()
            .ofMaxSize(3)
            .map(places -> places.stream().sorted().toList());
    Arbitrary<Integer> few = Arbitraries.integers().between(1, 3);
    return Combinators.combine(few, few, Arbitraries.integers().between(1, 6), cuts)
        .as(Layout::new);
  }

  private static Arbitrary<String> symbols() {
    return Arbitraries.of("A", "B", "C");
  }

  private static Arbitrary<Long> times() {
    return Arbitraries.longs().between(-5, 10);
  }

  private static List<Trade> numbered(List<Trade> trades) {
    List<Trade> numbered = new ArrayList<>();
    for (Trade trade : trades) {
      numbered.add(new Trade(trade.symbol(), trade.time(), numbered.size(), null));
    }
    return numbered;
  }
}

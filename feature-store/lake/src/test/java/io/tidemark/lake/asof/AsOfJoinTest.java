package io.tidemark.lake.asof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.RunKey;
import io.tidemark.core.UserFault;
import io.tidemark.lake.LakeExtension;
import io.tidemark.lake.asof.AsOfJoin.Tie;
import io.tidemark.lake.asof.Oracle.Quote;
import io.tidemark.lake.asof.Oracle.Trade;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LakeExtension.class)
class AsOfJoinTest {
  private static final SortOrder LEFT = SortOrder.by("symbol", "time");
  private static final SortOrder RIGHT = SortOrder.by("symbol", "event_time", "known_at");
  private static final AsOfJoin JOIN = AsOfJoin.of(LEFT, RIGHT, "value");
  private static final Instant END = Instant.parse("2100-01-01T00:00:00Z");
  private static final long MILLI = 1_000;

  @TempDir private Path folder;
  private SparkSession spark;
  private int writes;

  /** The shared test session has code generation off, without which nothing is read in columns. */
  @BeforeEach
  void session(SparkSession shared) {
    spark = shared.newSession();
    spark.conf().set("spark.sql.shuffle.partitions", "3");
    spark.conf().set("spark.sql.adaptive.enabled", "false");
  }

  @Test
  void joinsTheLastRowThatCouldBeKnown() {
    List<Quote> quotes =
        List.of(
            new Quote("A", 10, 10),
            new Quote("A", 20, 22), // known late
            new Quote("A", 10, 24), // restates the first, which the second has replaced
            new Quote("A", 20, 26), // restates the second
            new Quote("A", 40, 30), // known before it is so
            new Quote("B", 1, 1));
    assertThat(values(JOIN, trades("A", 9, 10, 21, 22, 25, 26, 39, 40), quotes, END))
        .containsExactly(null, 10_010L, 10_010L, 20_022L, 20_022L, 20_026L, 20_026L, 40_030L);
  }

  @Test
  void appliesTiesToleranceAndAsOf() {
    List<Quote> quotes = List.of(new Quote("A", 10, 10), new Quote("A", 20, 20));
    List<Trade> trades = trades("A", 10, 12, 15, 20, 21);
    assertThat(values(JOIN.withTie(Tie.STRICTLY_BEFORE), trades, quotes, END))
        .containsExactly(null, 10_010L, 10_010L, 10_010L, 20_020L);
    Duration two = Duration.ofNanos(2_000);
    assertThat(values(JOIN.withTolerance(two), trades, quotes, END))
        .containsExactly(10_010L, 10_010L, null, 20_020L, 20_020L);
    assertThat(values(JOIN, trades, quotes, Instant.EPOCH.plusNanos(19_000)))
        .containsExactly(10_010L, 10_010L, 10_010L, 10_010L, 10_010L);
  }

  @Test
  void tablesAndRowsAgreeWithTheDefinition() {
    Random random = new Random(7);
    for (int round = 0; round < 4; round++) {
      List<Trade> trades = new ArrayList<>();
      List<Quote> quotes = new ArrayList<>();
      for (int i = 0; i < 600; i++) {
        // Half of all rows have the same symbol; several fall into the same millisecond.
        trades.add(new Trade(symbol(random), 300L * random.nextInt(400), i, null));
        long event = 300L * random.nextInt(400);
        long known = random.nextInt(3) > 0 ? event : 300L * random.nextInt(500);
        quotes.add(new Quote(symbol(random), event, known));
      }
      boolean strictly = round % 2 == 1;
      AsOfJoin join = JOIN.withTie(strictly ? Tie.STRICTLY_BEFORE : Tie.AT_OR_BEFORE);
      join = round < 2 ? join : join.withTolerance(Duration.ofMillis(9));
      Instant asOf = round == 3 ? Instant.EPOCH.plusMillis(60) : END;
      List<Trade> expected =
          Oracle.join(
              new MergePass.Rule(
                  strictly, round < 2 ? MergePass.Rule.ENDLESS : 9 * MILLI, RunFile.micros(asOf)),
              trades,
              quotes);
      assertThat(read(join.rows(rows(trades), quoteRows(quotes), asOf)))
          .containsExactlyInAnyOrderElementsOf(expected);
      SortedRuns left = written(rows(trades), LEFT, 9);
      SortedRuns right = written(quoteRows(quotes), RIGHT, 11);
      assertThat(left.isReadableInColumns()).isTrue();
      assertThat(TaskRange.cut(left.files(), right.files(), 8))
          .anyMatch(TaskRange::beginsWithinKey);
      assertThat(read(join.rows(left, right, asOf))).containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  @Test
  void severalWritesAreReadAsOneTable() {
    Random random = new Random(11);
    List<Trade> trades = new ArrayList<>();
    List<Quote> quotes = new ArrayList<>();
    String left = folder.resolve("left").toString();
    String right = folder.resolve("right").toString();
    for (int write = 0; write < 3; write++) {
      List<Trade> someTrades = new ArrayList<>();
      List<Quote> someQuotes = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        someTrades.add(
            new Trade(symbol(random), MILLI * random.nextInt(100), 100 * write + i, null));
        long time = MILLI * random.nextInt(100);
        someQuotes.add(new Quote(symbol(random), time, time + MILLI * random.nextInt(5)));
      }
      RunKey key = new RunKey("write-" + write);
      SortedRuns.append(rows(someTrades), LEFT, left, 2, key);
      SortedRuns.append(rows(someTrades), LEFT, left, 2, key);
      SortedRuns.append(quoteRows(someQuotes), RIGHT, right, 3, key);
      trades.addAll(someTrades);
      quotes.addAll(someQuotes);
    }
    Dataset<Row> joined =
        JOIN.rows(SortedRuns.open(spark, left), SortedRuns.open(spark, right), END);
    assertThat(read(joined))
        .containsExactlyInAnyOrderElementsOf(
            Oracle.join(
                new MergePass.Rule(false, MergePass.Rule.ENDLESS, Long.MAX_VALUE), trades, quotes));
  }

  @Test
  void oneClockAndColumnsOfAllKinds() {
    Dataset<Row> quotes =
        spark.sql(
            "select 'A' as symbol, timestamp_micros(10) as time, 'ask' as text, 1.25BD as price,"
                + " date'2024-01-02' as day, true as open, 3 as size, cast(null as float) as none"
                + " union all select 'B', timestamp_micros(10), 'bid', 2.50BD, date'2024-01-03',"
                + " false, 4, 1.5f");
    Dataset<Row> trades = rows(List.of(new Trade("A", 12, 0, null), new Trade("B", 9, 1, null)));
    AsOfJoin join =
        AsOfJoin.of(LEFT, LEFT, "time", "text", "price", "day", "open", "size", "none")
            .withPrefix("q_");
    String[] expected = {
      "[A,1970-01-01 00:00:00.000012,0,1970-01-01 00:00:00.00001,ask,1.25,2024-01-02,true,3,null]",
      "[B,1970-01-01 00:00:00.000009,1,null,null,null,null,null,null,null]"
    };
    SortedRuns left = written(trades, LEFT, 1).select("id");
    SortedRuns right = written(quotes, LEFT, 1);
    assertThat(join.rows(left, right, END).orderBy("id").collectAsList())
        .extracting(Row::toString)
        .containsExactly(expected);
    assertThat(join.rows(trades, quotes, END).orderBy("id").collectAsList())
        .extracting(Row::toString)
        .containsExactly(expected);
  }

  @Test
  void bothSidesMayBeEmpty() {
    List<Trade> trades = trades("A", 1, 2);
    List<Quote> quotes = List.of(new Quote("A", 1, 1));
    assertThat(values(JOIN, trades, List.of(), END)).containsExactly(null, null);
    assertThat(values(JOIN, List.of(), quotes, END)).isEmpty();
    assertThat(values(JOIN, List.of(), List.of(), END)).isEmpty();
  }

  @Test
  void tablesThatCannotBeReadInColumnsAreJoinedAsRows() {
    List<Trade> trades = trades("A", 1, 2, 3);
    SortedRuns left = written(rows(trades), LEFT, 1);
    SortedRuns right = written(quoteRows(List.of(new Quote("A", 2, 2))), RIGHT, 1);
    spark.conf().set("spark.sql.parquet.enableVectorizedReader", "false");
    assertThat(read(JOIN.rows(left, right, END)))
        .extracting(Trade::value)
        .containsExactlyInAnyOrder(null, 2_002L, 2_002L);
    assertThatThrownBy(() -> JOIN.batches(left, right, END, matches -> List.of().iterator()))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("cannot be read in columns");
  }

  @Test
  void aRowWithoutKeyOrTimeIsAFault() {
    Dataset<Row> trades = rows(trades("A", 1));
    Dataset<Row> quotes = quoteRows(List.of(new Quote("A", 1, 1)));
    String noKey = "cast(null as string) as symbol";
    String noTime = "cast(null as timestamp) as known_at";
    assertThatThrownBy(
            () -> JOIN.rows(trades.selectExpr(noKey, "time"), quotes, END).collectAsList())
        .hasStackTraceContaining("a left row has no key");
    assertThatThrownBy(
            () ->
                JOIN.rows(trades, quotes.selectExpr("symbol", "event_time", noTime, "value"), END)
                    .collectAsList())
        .hasStackTraceContaining("a right row has no time");
    assertThatThrownBy(() -> written(trades.selectExpr(noKey, "time"), LEFT, 1))
        .hasStackTraceContaining("a row has no symbol");
  }

  @Test
  void faultsAreReported() {
    Dataset<Row> trades = rows(trades("A", 1));
    Dataset<Row> quotes = quoteRows(List.of(new Quote("A", 1, 1)));
    assertThatThrownBy(() -> AsOfJoin.of(LEFT, RIGHT, "bid").rows(trades, quotes, END))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("no column 'bid'");
    assertThatThrownBy(() -> AsOfJoin.of(LEFT, RIGHT, "symbol").rows(trades, quotes, END))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("give the right columns a prefix");
    assertThatThrownBy(
            () ->
                JOIN.rows(trades.selectExpr("symbol", "cast(time as string) as time"), quotes, END))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("needs a timestamp");
    String plain = folder.resolve("plain").toString();
    trades.write().format("delta").save(plain);
    assertThatThrownBy(() -> SortedRuns.open(spark, plain))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("not a table of sorted runs");
  }

  @Test
  void aFileThatIsNotSortedIsAFault() {
    SortedRuns right = written(quoteRows(List.of(new Quote("A", 1, 1))), RIGHT, 1);
    String left = folder.resolve("left").toString();
    SortedRuns.append(rows(trades("A", 1)), LEFT, left, 1, new RunKey("first"));
    rows(trades("A", 3, 2)).coalesce(1).write().format("delta").mode("append").save(left);
    SortedRuns unsorted = SortedRuns.open(spark, left);
    assertThatThrownBy(() -> JOIN.rows(unsorted, right, END).collectAsList())
        .hasStackTraceContaining("the rows of 'A' are not sorted by key and time");
  }

  /** The values joined to the trades, in order; joins of tables and of rows must agree. */
  private List<Long> values(AsOfJoin join, List<Trade> trades, List<Quote> quotes, Instant asOf) {
    Dataset<Row> left = rows(trades);
    Dataset<Row> right = quoteRows(quotes);
    List<Trade> asRows = read(join.rows(left, right, asOf));
    assertThat(read(join.rows(written(left, LEFT, 2), written(right, RIGHT, 2), asOf)))
        .containsExactlyInAnyOrderElementsOf(asRows);
    return asRows.stream()
        .sorted((a, b) -> Integer.compare(a.id(), b.id()))
        .map(Trade::value)
        .toList();
  }

  private SortedRuns written(Dataset<Row> rows, SortOrder order, int files) {
    String location = folder.resolve("table-" + writes++).toString();
    return SortedRuns.append(rows, order, location, files, new RunKey("test"));
  }

  private static String symbol(Random random) {
    return random.nextBoolean() ? "M" : Character.toString('A' + random.nextInt(26));
  }

  private static List<Trade> trades(String symbol, long... times) {
    List<Trade> trades = new ArrayList<>();
    for (long time : times) {
      trades.add(new Trade(symbol, time, trades.size(), null));
    }
    return trades;
  }

  private Dataset<Row> rows(List<Trade> trades) {
    List<Row> rows =
        trades.stream().map(t -> RowFactory.create(t.symbol(), t.time(), t.id())).toList();
    StructType schema =
        new StructType()
            .add("symbol", DataTypes.StringType)
            .add("time", DataTypes.LongType)
            .add("id", DataTypes.IntegerType);
    return spark
        .createDataFrame(rows, schema)
        .selectExpr("symbol", "timestamp_micros(time) as time", "id");
  }

  private Dataset<Row> quoteRows(List<Quote> quotes) {
    List<Row> rows =
        quotes.stream()
            .map(q -> RowFactory.create(q.symbol(), q.event(), q.known(), q.value()))
            .toList();
    StructType schema =
        new StructType()
            .add("symbol", DataTypes.StringType)
            .add("event", DataTypes.LongType)
            .add("known", DataTypes.LongType)
            .add("value", DataTypes.LongType);
    return spark
        .createDataFrame(rows, schema)
        .selectExpr(
            "symbol",
            "timestamp_micros(event) as event_time",
            "timestamp_micros(known) as known_at",
            "value");
  }

  private static List<Trade> read(Dataset<Row> joined) {
    return joined.selectExpr("symbol", "unix_micros(time)", "id", "value").collectAsList().stream()
        .map(
            row ->
                new Trade(
                    row.getString(0),
                    row.getLong(1),
                    row.getInt(2),
                    row.isNullAt(3) ? null : row.getLong(3)))
        .toList();
  }
}

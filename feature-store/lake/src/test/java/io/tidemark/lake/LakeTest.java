package io.tidemark.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.RunKey;
import io.tidemark.core.TaskGroup;
import io.tidemark.core.table.ColumnType;
import io.tidemark.core.table.ColumnUnit;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.Table.Column;
import io.tidemark.lake.Lake.Written;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LakeExtension.class)
class LakeTest {
  private static final Table FACTS =
      new Table(
          "test.facts",
          "Facts for tests.",
          List.of("name"),
          List.of(
              new Column("name", ColumnType.TEXT, "key"),
              new Column("value", ColumnType.DOUBLE, ColumnUnit.RATIO, "content")));

  @TempDir Path folder;

  @Test
  void theSameContentAgainWritesNothing(Lake lake) {
    lake.append(FACTS, rows(lake, fact("a", 1.0, 10)), new RunKey("r/1"));
    Written again = lake.append(FACTS, rows(lake, fact("a", 1.0, 20)), new RunKey("r/2"));
    assertThat(again.rows()).isZero();
    assertThat(lake.history(FACTS, at(99)).count()).isEqualTo(1);
  }

  @Test
  void aRestatementIsANewVersionAndEarlierAsOfReadsDoNotChange(Lake lake) {
    lake.append(FACTS, rows(lake, fact("a", 1.0, 10), fact("b", 5.0, 10)), new RunKey("r/1"));
    lake.append(FACTS, rows(lake, fact("a", 2.0, 20)), new RunKey("r/2"));
    assertThat(values(lake, 9)).isEmpty();
    assertThat(values(lake, 10)).containsExactly(1.0, 5.0);
    assertThat(values(lake, 19)).containsExactly(1.0, 5.0);
    assertThat(values(lake, 20)).containsExactly(2.0, 5.0);
  }

  @Test
  void aReadAtADeltaVersionSeesNoLaterRows(Lake lake) {
    long version = lake.append(FACTS, rows(lake, fact("a", 1.0, 10)), new RunKey("r/1")).version();
    lake.append(FACTS, rows(lake, fact("a", 2.0, 10), fact("b", 1.0, 10)), new RunKey("r/2"));
    assertThat(lake.history(FACTS, version, at(99)).count()).isEqualTo(1);
    assertThat(lake.asOf(FACTS, version, at(99)).count()).isEqualTo(1);
  }

  @Test
  void aVersionThatReturnsToAnOldValueIsKept(Lake lake) {
    lake.append(
        FACTS,
        rows(lake, fact("a", 1.0, 10), fact("a", 2.0, 20), fact("a", 1.0, 30)),
        new RunKey("r/1"));
    assertThat(values(lake, 25)).containsExactly(2.0);
    assertThat(values(lake, 30)).containsExactly(1.0);
  }

  @Test
  void anEarlierVersionThatArrivesLateIsOrderedByItsKnownAt(Lake lake) {
    lake.append(FACTS, rows(lake, fact("a", 2.0, 20)), new RunKey("r/1"));
    lake.append(FACTS, rows(lake, fact("a", 1.0, 10)), new RunKey("r/2"));
    assertThat(values(lake, 15)).containsExactly(1.0);
    assertThat(values(lake, 20)).containsExactly(2.0);
  }

  @Test
  void aCorrectionUnderTheSameTimeCountsFromItsArrival(Lake lake) {
    lake.append(FACTS, rows(lake, fact("a", 1.0, 10)), new RunKey("r/1"), at(50));
    lake.append(FACTS, rows(lake, fact("a", 2.0, 10)), new RunKey("r/2"), at(60));
    Written again = lake.append(FACTS, rows(lake, fact("a", 2.0, 10)), new RunKey("r/3"), at(70));
    assertThat(again.rows()).isZero();
    assertThat(values(lake, 10)).containsExactly(1.0);
    assertThat(values(lake, 59)).containsExactly(1.0);
    assertThat(values(lake, 60)).containsExactly(2.0);
  }

  @Test
  void aRowThatContradictsAnEarlierVersionIsNotNew(Lake lake) {
    lake.append(
        FACTS, rows(lake, fact("a", 1.0, 10), fact("a", 2.0, 20)), new RunKey("r/1"), at(50));
    lake.append(
        FACTS, rows(lake, fact("a", 9.0, 10), fact("a", 2.0, 20)), new RunKey("r/2"), at(60));
    assertThat(values(lake, 15)).containsExactly(1.0);
    assertThat(values(lake, 99)).containsExactly(2.0);
  }

  /** Batches split at random, in order of {@code known_at}, are compared with a map of versions. */
  @Test
  void everyReadReturnsTheLastVersionKnownByThen(Lake lake) {
    Random random = new Random(1);
    NavigableMap<Long, Double> told = new TreeMap<>();
    List<Row> batch = new ArrayList<>();
    for (long time = 1; time <= 30; time++) {
      double value = random.nextInt(3);
      told.put(time, value);
      batch.add(fact("a", value, time));
      if (time == 11 || time == 19 || time == 30) {
        RunKey key = new RunKey("load/" + time);
        lake.append(FACTS, rows(lake, batch.toArray(Row[]::new)), key);
        lake.append(FACTS, rows(lake, batch.toArray(Row[]::new)), key);
        lake.append(FACTS, rows(lake, batch.toArray(Row[]::new)), key.step("again"));
        batch.clear();
      }
    }
    for (long time : List.of(1L, 18L, 30L)) {
      assertThat(values(lake, time)).containsExactly(told.get(time));
    }
    NavigableMap<Long, Double> changes = new TreeMap<>(told);
    changes.keySet().removeIf(time -> time > 1 && told.get(time).equals(told.get(time - 1)));
    NavigableMap<Long, Double> kept = new TreeMap<>();
    for (Row row : lake.history(FACTS, at(99)).collectAsList()) {
      kept.put(row.<Timestamp>getAs("known_at").getTime() / 1000 - 1_000_000, row.getAs("value"));
    }
    assertThat(kept).isEqualTo(changes);
  }

  @Test
  void aSecondWriteUnderTheSameRunKeyIsANoOpThatReportsTheFirst(Lake lake) {
    Written first = lake.append(FACTS, rows(lake, fact("a", 1.0, 10)), new RunKey("r/1"));
    Written second = lake.append(FACTS, rows(lake, fact("a", 7.0, 20)), new RunKey("r/1"));
    assertThat(second).isEqualTo(first);
    assertThat(values(lake, 99)).containsExactly(1.0);
  }

  /**
   * Loads with one {@code known_at} each, in any order, are compared with a simple loop over
   * versions.
   */
  @Test
  void loadsInAnyOrderKeepTheVersionsOfASimpleLoop(Lake lake) {
    Random random = new Random(7);
    Map<String, NavigableMap<Long, Double>> told = new TreeMap<>();
    for (int load = 0; load < 12; load++) {
      long time = 1L + random.nextInt(6);
      long arrival = 100L + load;
      List<Row> batch = new ArrayList<>();
      for (String name : List.of("a", "b", "c", "d")) {
        if (random.nextInt(4) > 0) {
          double value = random.nextInt(3);
          batch.add(fact(name, value, time));
          tell(told.computeIfAbsent(name, n -> new TreeMap<>()), value, time, arrival);
        }
      }
      batch.addAll(List.copyOf(batch.subList(0, batch.size() / 2)));
      RunKey key = new RunKey("load/" + load);
      lake.append(FACTS, rows(lake, batch.toArray(Row[]::new)), key, at(arrival));
    }
    Map<String, NavigableMap<Long, Double>> kept = new TreeMap<>();
    for (Row row : lake.history(FACTS, at(999)).collectAsList()) {
      long time = row.<Timestamp>getAs("known_at").getTime() / 1000 - 1_000_000;
      kept.computeIfAbsent(row.getAs("name"), n -> new TreeMap<>()).put(time, row.getAs("value"));
    }
    assertThat(kept).isEqualTo(told);
  }

  private static void tell(
      NavigableMap<Long, Double> versions, double value, long time, long arrival) {
    Map.Entry<Long, Double> before = versions.floorEntry(time);
    if (before == null || before.getKey() < time) {
      if (before == null || before.getValue() != value) {
        versions.put(time, value);
      }
    } else if (before.getValue() != value
        && (versions.higherKey(time) == null || !versions.containsValue(value))) {
      versions.put(Math.max(time, arrival), value);
    }
  }

  @Test
  void aFactMayHaveANullInItsKey(Lake lake) {
    lake.append(FACTS, rows(lake, fact(null, 1.0, 10), fact("a", 1.0, 10)), new RunKey("r/1"));
    Written again =
        lake.append(FACTS, rows(lake, fact(null, 1.0, 20), fact("a", 2.0, 20)), new RunKey("r/2"));
    assertThat(again.rows()).isEqualTo(1);
  }

  /**
   * Four concurrent writes: the same rows under the same key, other rows, and rows of another write
   * again.
   */
  @Test
  void concurrentWritesNeitherDuplicateNorLoseARow(Lake lake) {
    lake.append(FACTS, rows(lake, fact("a", 1.0, 10)), new RunKey("r/0"));
    List<Callable<Written>> writes =
        Stream.of("r/1", "r/1", "r/2", "r/3")
            .map(
                key ->
                    (Callable<Written>)
                        () ->
                            lake.append(
                                FACTS,
                                rows(lake, fact("a", 2.0, 20), fact(key, 1.0, 20)),
                                new RunKey(key)))
            .toList();
    try (TaskGroup crew = new TaskGroup("test", writes.size())) {
      List<Written> written = crew.all(writes);
      assertThat(written.get(0)).isEqualTo(written.get(1));
      assertThat(written.stream().skip(1).mapToLong(Written::rows).sum()).isEqualTo(4);
    }
    assertThat(lake.history(FACTS, at(99)).select("name").as(Encoders.STRING()).collectAsList())
        .containsExactlyInAnyOrder("a", "a", "r/1", "r/2", "r/3");
  }

  /** The table does not exist yet. */
  @Test
  void concurrentFirstWritesDoNotDuplicateARow(Lake lake) {
    List<Callable<Written>> writes =
        Stream.of("r/1", "r/2", "r/3")
            .map(
                key ->
                    (Callable<Written>)
                        () -> lake.append(FACTS, rows(lake, fact("a", 1.0, 10)), new RunKey(key)))
            .toList();
    try (TaskGroup crew = new TaskGroup("test", writes.size())) {
      assertThat(crew.all(writes).stream().mapToLong(Written::rows).sum()).isEqualTo(1);
    }
    assertThat(lake.history(FACTS, at(99)).count()).isEqualTo(1);
  }

  /**
   * Of two versions with the same {@code known_at} the one with the greater run key counts, for
   * reads and for writes.
   */
  @Test
  void writesAreComparedWithTheVersionThatReadsReturn(Lake lake) {
    for (double odd : List.of(3.0, 4.0, 5.0, 6.0)) {
      String name = "fact-" + odd;
      lake.log(FACTS, rows(lake, fact(name, odd, 10)), new RunKey(name + "/1"));
      lake.log(FACTS, rows(lake, fact(name, 1.0, 10)), new RunKey(name + "/2"));
      RunKey again = new RunKey(name + "/3");
      assertThat(lake.append(FACTS, rows(lake, fact(name, 1.0, 20)), again).rows()).isZero();
      RunKey other = new RunKey(name + "/4");
      Row[] both = {fact(name, odd, 20), fact(name, 1.0, 30)};
      assertThat(lake.append(FACTS, rows(lake, both), other).rows()).isEqualTo(2);
    }
  }

  /** Also adds a column, so that every way of passing the folder to Spark is tested. */
  @Test
  void specialCharactersInFolderNamesAreTakenLiterally(Lake lake) {
    String name =
        "UTF-8".equals(System.getProperty("sun.jnu.encoding")) ? "größe 50%[1]`" : "size 50%[1]`";
    String root = folder.resolve("a b").resolve(name).toString();
    Lake odd = new Lake(lake.spark(), root);
    long first = odd.append(FACTS, rows(odd, fact("a", 1.0, 10)), new RunKey("r/1")).version();
    odd.append(FACTS, rows(odd, fact("a", 2.0, 20)), new RunKey("r/2"));
    assertThat(odd.history(FACTS, first, at(99)).count()).isEqualTo(1);
    List<Column> columns = new ArrayList<>(FACTS.columns());
    columns.add(new Column("note", ColumnType.TEXT, "added later"));
    Table wider = new Table(FACTS.name(), FACTS.purpose(), FACTS.key(), columns);
    Lake later = new Lake(lake.spark(), root);
    later.append(
        wider,
        rows(later, fact("b", 5.0, 20)).withColumn("note", functions.lit("new")),
        new RunKey("r/3"));
    assertThat(later.asOf(wider, at(99)).orderBy("name").collectAsList())
        .extracting(row -> row.getAs("name") + " " + row.getAs("value") + " " + row.getAs("note"))
        .containsExactly("a 2.0 null", "b 5.0 new");
    assertThat(later.asOf(wider, first, at(99)).collectAsList())
        .as("a version from before the column")
        .extracting(row -> row.getAs("name") + " " + row.getAs("value") + " " + row.getAs("note"))
        .containsExactly("a 1.0 null");
    assertThat(
            later
                .directly(wider, later.version(wider))
                .read(List.of("value"), Region.ALL, List.of(), rows -> rows.next().getDouble(0)))
        .containsExactlyInAnyOrder(1.0, 2.0, 5.0);
  }

  @Test
  void aTableWrittenBeforeAColumnsUnitOrMeaningWasSaidOtherwiseStays(Lake lake) {
    lake.append(FACTS, rows(lake, fact("a", 1.0, 10)), new RunKey("r/1"));
    StructType before = lake.history(FACTS, at(99)).schema();
    List<Column> columns = new ArrayList<>(FACTS.columns());
    columns.set(1, new Column("value", ColumnType.DOUBLE, ColumnUnit.SHARES, "said otherwise"));
    Table today = new Table(FACTS.name(), FACTS.purpose(), FACTS.key(), columns);
    Lake later = new Lake(lake.spark(), lake.root());
    later.append(today, rows(later, fact("a", 2.0, 20)), new RunKey("r/2"));
    assertThat(later.asOf(today, at(99)).collectAsList())
        .extracting(row -> row.getAs("name") + " " + row.getAs("value"))
        .containsExactly("a 2.0");
    assertThat(later.history(FACTS, at(99)).schema()).isEqualTo(before);
  }

  @Test
  void noRowsWriteNothing(Lake lake) {
    lake.append(FACTS, rows(lake, fact("a", 1.0, 10)), new RunKey("r/1"));
    long version = lake.version(FACTS);
    assertThat(lake.append(FACTS, rows(lake), new RunKey("r/2")))
        .isEqualTo(new Written(0, version));
  }

  private static Row fact(String name, double value, long knownAt) {
    return RowFactory.create(name, value, Timestamp.from(at(0)), Timestamp.from(at(knownAt)));
  }

  private static Dataset<Row> rows(Lake lake, Row... rows) {
    StructType schema =
        new StructType()
            .add("name", DataTypes.StringType)
            .add("value", DataTypes.DoubleType)
            .add("event_time", DataTypes.TimestampType)
            .add("known_at", DataTypes.TimestampType);
    return lake.spark().createDataFrame(Arrays.asList(rows), schema);
  }

  private static List<Double> values(Lake lake, long asOf) {
    return lake.asOf(FACTS, at(asOf)).orderBy("name").collectAsList().stream()
        .map(row -> row.<Double>getAs("value"))
        .toList();
  }

  private static Instant at(long seconds) {
    return Instant.ofEpochSecond(1_000_000 + seconds);
  }
}

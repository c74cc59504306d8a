package io.tidemark.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.job.RunKey;
import io.tidemark.lake.Lake.Written;
import io.tidemark.lake.Table.Column;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LakeExtension.class)
class LakeTest {
  private static final Table FACTS =
      new Table(
          "test.facts",
          "Facts for tests.",
          List.of("name"),
          List.of(
              new Column("name", DataTypes.StringType, "key"),
              new Column("value", DataTypes.DoubleType, "content")));

  @Test
  void sameContentAgainWritesNothing(Lake lake) {
    lake.append(FACTS, rows(lake, fact("a", 1.0, 10)), new RunKey("r/1"));
    Written again = lake.append(FACTS, rows(lake, fact("a", 1.0, 20)), new RunKey("r/2"));
    assertThat(again.rows()).isZero();
    assertThat(lake.history(FACTS, at(99)).count()).isEqualTo(1);
  }

  @Test
  void aRestatementIsANewVersionAndEarlierViewsStay(Lake lake) {
    lake.append(FACTS, rows(lake, fact("a", 1.0, 10), fact("b", 5.0, 10)), new RunKey("r/1"));
    lake.append(FACTS, rows(lake, fact("a", 2.0, 20)), new RunKey("r/2"));
    assertThat(values(lake, 9)).isEmpty();
    assertThat(values(lake, 10)).containsExactly(1.0, 5.0);
    assertThat(values(lake, 19)).containsExactly(1.0, 5.0);
    assertThat(values(lake, 20)).containsExactly(2.0, 5.0);
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
  void anEarlierVersionThatArrivesLateFallsIntoItsPlace(Lake lake) {
    lake.append(FACTS, rows(lake, fact("a", 2.0, 20)), new RunKey("r/1"));
    lake.append(FACTS, rows(lake, fact("a", 1.0, 10)), new RunKey("r/2"));
    assertThat(values(lake, 15)).containsExactly(1.0);
    assertThat(values(lake, 20)).containsExactly(2.0);
  }

  @Test
  void aSecondWriteUnderTheSameRunKeyIsANoOpThatReportsTheFirst(Lake lake) {
    Written first = lake.append(FACTS, rows(lake, fact("a", 1.0, 10)), new RunKey("r/1"));
    Written second = lake.append(FACTS, rows(lake, fact("a", 7.0, 20)), new RunKey("r/1"));
    assertThat(second).isEqualTo(first);
    assertThat(values(lake, 99)).containsExactly(1.0);
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

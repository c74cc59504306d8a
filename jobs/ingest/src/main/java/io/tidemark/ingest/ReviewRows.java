package io.tidemark.ingest;

import io.tidemark.api.market.LandRequest;
import io.tidemark.api.market.ReviewRequest;
import io.tidemark.core.Json;
import io.tidemark.core.UserFault;
import io.tidemark.core.review.RowReview;
import io.tidemark.core.table.market.PricesTable;
import io.tidemark.core.table.ops.OverridesTable;
import io.tidemark.ingest.land.IncomingRow;
import io.tidemark.ingest.land.RowLoader;
import io.tidemark.ingest.land.WaitingRow;
import io.tidemark.lake.Lake;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Records people's decisions about rows in quarantine, and releases the rows that they release. */
public final class ReviewRows {
  private static final StructType WORD =
      new StructType()
          .add("id", DataTypes.StringType)
          .add("decision", DataTypes.StringType)
          .add("who", DataTypes.StringType)
          .add("why", DataTypes.StringType)
          .add("until", DataTypes.TimestampType)
          .add("fields", DataTypes.StringType)
          .add("event_time", DataTypes.TimestampType)
          .add("known_at", DataTypes.TimestampType);

  private final Lake lake;
  private final Clock clock;

  public ReviewRows(Lake lake) {
    this(lake, Clock.systemUTC());
  }

  ReviewRows(Lake lake, Clock clock) {
    this.lake = lake;
    this.clock = clock;
  }

  /**
   * Records the decisions and loads released rows, with a {@code known_at} of now.
   *
   * @param stage receives the name of each stage when it begins
   * @throws UserFault if a row is not in quarantine, or its replacement also breaks a rule
   */
  public ReviewRequest.Result run(ReviewRequest request, Consumer<String> stage) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    List<WaitingRow> rows = WaitingRow.find(lake, request.words(), now);
    List<IncomingRow> released =
        rows.stream().filter(WaitingRow::isReleased).map(row -> row.arrival(now)).toList();
    Set<String> approved =
        rows.stream()
            .filter(WaitingRow::isApproved)
            .map(WaitingRow::id)
            .collect(Collectors.toSet());
    RowLoader.refuseUnlessSound(released, approved);
    stage.accept("recording %d decisions".formatted(rows.size()));
    lake.append(
        OverridesTable.TABLE,
        lake.spark().createDataFrame(rows.stream().map(row -> word(row, now)).toList(), WORD),
        request.runKey().step("overrides"));
    LandRequest.Result landed =
        released.isEmpty()
            ? null
            : new RowLoader(lake)
                .admit(parallel(released), request.runKey().step("released"), now, stage);
    List<String> tickers = rows.stream().map(WaitingRow::ticker).distinct().sorted().toList();
    return new ReviewRequest.Result(
        landed == null ? 0 : landed.bars() + landed.minutes() + landed.actions() + landed.macro(),
        tickers,
        sources(rows));
  }

  private JavaRDD<IncomingRow> parallel(List<IncomingRow> arrivals) {
    return JavaSparkContext.fromSparkContext(lake.spark().sparkContext()).parallelize(arrivals, 1);
  }

  /** The vendor lists of reconciled prices that include the source of one of these rows. */
  private List<String> sources(List<WaitingRow> rows) {
    Set<String> vendors = rows.stream().map(WaitingRow::source).collect(Collectors.toSet());
    return lake.exists(PricesTable.TABLE)
        ? lake
            .history(PricesTable.TABLE, Instant.now())
            .select("sources")
            .distinct()
            .orderBy("sources")
            .as(Encoders.STRING())
            .collectAsList()
            .stream()
            .filter(sources -> !Collections.disjoint(vendors, List.of(sources.split("\\+", -1))))
            .toList()
        : List.of();
  }

  private static Row word(WaitingRow row, Instant now) {
    RowReview word = row.word();
    return RowFactory.create(
        word.id(),
        word.decision().label(),
        word.who(),
        word.why(),
        word.until() == null ? null : Timestamp.from(word.until()),
        Json.write(row.replaced()),
        Timestamp.from(now),
        Timestamp.from(now));
  }
}

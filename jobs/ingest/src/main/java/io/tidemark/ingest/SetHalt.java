package io.tidemark.ingest;

import static org.apache.spark.sql.functions.col;

import io.tidemark.api.market.HaltRequest;
import io.tidemark.core.UserFault;
import io.tidemark.core.market.HaltState;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.ops.HaltsTable;
import io.tidemark.lake.Lake;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Moves a ticker from one state of {@code ops.halts} to another, if that transition is allowed. */
public final class SetHalt {
  private static final StructType ROW =
      new StructType()
          .add("ticker", DataTypes.StringType)
          .add("state", DataTypes.StringType)
          .add("opened_by", DataTypes.StringType)
          .add("why", DataTypes.StringType)
          .add("date", DataTypes.DateType)
          .add(Table.EVENT_TIME, DataTypes.TimestampType)
          .add(Table.KNOWN_AT, DataTypes.TimestampType);

  private final Lake lake;
  private final Clock clock;

  public SetHalt(Lake lake) {
    this(lake, Clock.systemUTC());
  }

  SetHalt(Lake lake, Clock clock) {
    this.lake = lake;
    this.clock = clock;
  }

  /**
   * Writes the transition with a {@code known_at} of now. Idempotent: a rerun after a killed run
   * finds the transition written.
   *
   * @param stage receives the name of each stage when it begins
   * @throws UserFault if the ticker's current state does not allow the transition
   */
  public HaltRequest.Result run(HaltRequest request, Consumer<String> stage) {
    List<Row> past = past(request.ticker());
    for (int i = 0; i < past.size(); i++) {
      if (past.get(i).<String>getAs(Table.RUN_KEY).equals(request.runKey().value())) {
        return result(request, i == 0 ? HaltState.OK : state(past.get(i - 1)));
      }
    }
    Optional<Row> last = past.isEmpty() ? Optional.empty() : Optional.of(past.get(past.size() - 1));
    HaltState before = last.map(SetHalt::state).orElse(HaltState.OK);
    if (request.who().equals(HaltRequest.RULE)
        && (before == request.state() || saidBefore(request, past))) {
      return new HaltRequest.Result(request.ticker(), before, before);
    }
    if (!before.next().contains(request.state())) {
      throw refused(request, before, last);
    }
    stage.accept("setting %s to %s".formatted(request.ticker(), request.state()));
    lake.append(
        HaltsTable.TABLE,
        lake.spark().createDataFrame(List.of(row(request, last)), ROW),
        request.runKey());
    return result(request, before);
  }

  /**
   * Whether a rule already reported this dispute: a rule finds it every day, but it is recorded
   * once, even after a person resolved it.
   */
  private static boolean saidBefore(HaltRequest request, List<Row> past) {
    return past.stream()
        .anyMatch(
            row ->
                state(row) == request.state()
                    && row.<String>getAs("opened_by").equals(HaltRequest.RULE)
                    && row.<Date>getAs("date").toLocalDate().equals(request.date()));
  }

  /** The ticker's rows, oldest first. */
  private List<Row> past(String ticker) {
    if (!lake.exists(HaltsTable.TABLE)) {
      return List.of();
    }
    return lake
        .history(HaltsTable.TABLE, clock.instant())
        .where(col("ticker").equalTo(ticker))
        .collectAsList()
        .stream()
        .sorted(Comparator.comparing(row -> row.<Timestamp>getAs(Table.KNOWN_AT)))
        .toList();
  }

  private Row row(HaltRequest request, Optional<Row> last) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Date date =
        request.date() != null
            ? Date.valueOf(request.date())
            : last.map(row -> row.<Date>getAs("date")).orElseThrow();
    return RowFactory.create(
        request.ticker(),
        request.state().name(),
        request.who(),
        request.why(),
        date,
        Timestamp.from(now),
        Timestamp.from(now));
  }

  private static HaltState state(Row row) {
    return HaltState.valueOf(row.getAs("state"));
  }

  private static HaltRequest.Result result(HaltRequest request, HaltState before) {
    return new HaltRequest.Result(request.ticker(), before, request.state());
  }

  private static UserFault refused(HaltRequest request, HaltState before, Optional<Row> last) {
    return new UserFault(
        "%s cannot become %s: it is %s%s, and may only become %s; ./tidemark halts list shows what is open"
            .formatted(
                request.ticker(),
                request.state(),
                before,
                last.map(SetHalt::since).orElse(", because it was never disputed"),
                before.next()));
  }

  private static String since(Row last) {
    return " since %s, by %s: %s"
        .formatted(
            last.<Timestamp>getAs(Table.KNOWN_AT).toInstant(),
            last.getAs("opened_by"),
            last.getAs("why"));
  }
}

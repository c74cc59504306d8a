package io.tidemark.ingest.reconcile;

import static java.util.Comparator.naturalOrder;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.tidemark.ingest.consensus.AgreedPrice;
import io.tidemark.ingest.consensus.AgreedPrice.Status;
import io.tidemark.ingest.consensus.Disagreement;
import io.tidemark.ingest.consensus.Disagreement.Field;
import io.tidemark.ingest.screen.BarFlag;
import java.sql.Date;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * How far the vendors agreed on all tickers together.
 *
 * @param seen tickers that any vendor had a bar of, on whatever day
 * @param priced tickers with a price among the days asked for
 * @param agreed days on which at least two vendors agreed
 * @param single days on which one vendor alone had a bar
 * @param disputed days on which they disagreed
 * @param held days left out because no vendor could be trusted
 * @param firstLook the first day of the bars that somebody should look at; null if there are none
 * @param lastLook their last day; null if there are none
 */
public record AgreementTally(
    long seen,
    long priced,
    long agreed,
    long single,
    long disputed,
    long held,
    LocalDate firstLook,
    LocalDate lastLook) {
  /** Of one ticker; every ticker has one, whatever came of it. */
  static final StructType TYPE =
      new StructType()
          .add("seen", DataTypes.BooleanType)
          .add("agreed", DataTypes.LongType)
          .add("single", DataTypes.LongType)
          .add("disputed", DataTypes.LongType)
          .add("held", DataTypes.LongType)
          .add("priced", DataTypes.BooleanType)
          .add("first_look", DataTypes.DateType)
          .add("last_look", DataTypes.DateType);

  private static final String NAME = ReconciliationColumns.TALLY;

  /** Adds all up. */
  public static AgreementTally of(Dataset<Row> verdicts) {
    Row row =
        verdicts
            .where(col(NAME).isNotNull())
            .select(col(NAME + ".*"))
            .agg(
                count(when(col("seen"), lit(1))),
                count(when(col("priced"), lit(1))),
                total("agreed"),
                total("single"),
                total("disputed"),
                total("held"),
                min("first_look"),
                max("last_look"))
            .head();
    return new AgreementTally(
        row.getLong(0),
        row.getLong(1),
        row.getLong(2),
        row.getLong(3),
        row.getLong(4),
        row.getLong(5),
        row.isNullAt(6) ? null : row.getDate(6).toLocalDate(),
        row.isNullAt(7) ? null : row.getDate(7).toLocalDate());
  }

  /** One ticker's as a row of {@link #TYPE}, of the versions that were known last. */
  static Row row(
      boolean seen,
      List<AgreedPrice> prices,
      List<Disagreement> disagreements,
      List<BarFlag> looks) {
    Map<LocalDate, Status> status = new HashMap<>();
    prices.forEach(price -> status.put(price.date(), price.status()));
    Map<LocalDate, Boolean> left = new HashMap<>();
    disagreements.stream()
        .filter(matter -> matter.field() == Field.CLOSE)
        .forEach(matter -> left.put(matter.date(), matter.chosen().isEmpty()));
    Set<LocalDate> held = new HashSet<>(left.keySet());
    held.removeIf(date -> !left.get(date) || status.containsKey(date));
    List<LocalDate> lookedAt = looks.stream().map(hold -> hold.bar().date()).toList();
    return RowFactory.create(
        seen,
        daysOf(status, Status.AGREED),
        daysOf(status, Status.SINGLE),
        daysOf(status, Status.DISPUTED),
        (long) held.size(),
        !status.isEmpty(),
        lookedAt.stream().min(naturalOrder()).map(Date::valueOf).orElse(null),
        lookedAt.stream().max(naturalOrder()).map(Date::valueOf).orElse(null));
  }

  private static long daysOf(Map<LocalDate, Status> status, Status wanted) {
    return status.values().stream().filter(wanted::equals).count();
  }

  private static Column total(String name) {
    return coalesce(sum(col(name)), lit(0L));
  }
}

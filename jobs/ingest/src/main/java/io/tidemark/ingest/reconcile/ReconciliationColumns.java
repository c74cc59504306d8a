package io.tidemark.ingest.reconcile;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_from_unix_date;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.timestamp_micros;

import io.tidemark.core.Json;
import io.tidemark.ingest.calendar.SessionColumns;
import io.tidemark.ingest.consensus.AgreedPrice;
import io.tidemark.ingest.consensus.Disagreement;
import io.tidemark.ingest.disputes.Dispute;
import io.tidemark.ingest.screen.BarFlag;
import io.tidemark.ingest.vendors.VendorBar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The schema of {@link ReconciliationRows}: the ticker, the day in days and the knowledge time in
 * microseconds since 1970, and a struct for each kind of verdict, of which a row has one.
 */
final class ReconciliationColumns {
  static final String PRICE = "price";
  static final String DISAGREEMENT = "disagreement";
  static final String HOLD = "hold";
  static final String DISPUTE = "dispute";
  static final String HALT = "halt";
  static final String TALLY = "tally";

  static final StructType SCHEMA =
      new StructType()
          .add("ticker", DataTypes.StringType)
          .add("day", DataTypes.IntegerType)
          .add("known", DataTypes.LongType)
          .add(
              PRICE,
              new StructType()
                  .add("open", DataTypes.DoubleType)
                  .add("high", DataTypes.DoubleType)
                  .add("low", DataTypes.DoubleType)
                  .add("close", DataTypes.DoubleType)
                  .add("volume", DataTypes.DoubleType)
                  .add("vwap", DataTypes.DoubleType)
                  .add("split_ratio", DataTypes.DoubleType)
                  .add("cash_dividend", DataTypes.DoubleType)
                  .add("vendor", DataTypes.StringType)
                  .add("status", DataTypes.StringType))
          .add(
              DISAGREEMENT,
              new StructType()
                  .add("field", DataTypes.StringType)
                  .add("values", DataTypes.StringType)
                  .add("chosen", DataTypes.StringType)
                  .add("reason", DataTypes.StringType))
          .add(
              HOLD,
              new StructType()
                  .add("id", DataTypes.StringType)
                  .add("source", DataTypes.StringType)
                  .add("open", DataTypes.DoubleType)
                  .add("high", DataTypes.DoubleType)
                  .add("low", DataTypes.DoubleType)
                  .add("close", DataTypes.DoubleType)
                  .add("volume", DataTypes.DoubleType)
                  .add("raw", DataTypes.StringType)
                  .add("stage", DataTypes.StringType)
                  .add("rules", DataTypes.createArrayType(DataTypes.StringType))
                  .add("reasons", DataTypes.createArrayType(DataTypes.StringType))
                  .add("repair", DataTypes.StringType))
          .add(
              DISPUTE,
              new StructType()
                  .add("field", DataTypes.StringType)
                  .add("until_day", DataTypes.IntegerType)
                  .add("sessions", DataTypes.LongType)
                  .add("values", DataTypes.StringType)
                  .add("verdict", DataTypes.StringType)
                  .add("suspect", DataTypes.StringType)
                  .add("evidence", DataTypes.StringType))
          .add(HALT, new StructType().add("why", DataTypes.StringType))
          .add(TALLY, AgreementTally.TYPE);

  private ReconciliationColumns() {}

  static Row price(String ticker, AgreedPrice price) {
    VendorBar bar = price.bar();
    return row(
        ticker,
        price.date(),
        price.knownAt(),
        PRICE,
        RowFactory.create(
            bar.open(),
            bar.high(),
            bar.low(),
            bar.close(),
            bar.volume(),
            Double.isNaN(bar.vwap()) ? null : bar.vwap(),
            price.splitRatio(),
            price.cashDividend(),
            bar.vendor(),
            price.status().label()));
  }

  static Row disagreement(String ticker, Disagreement disagreement) {
    return row(
        ticker,
        disagreement.date(),
        disagreement.knownAt(),
        DISAGREEMENT,
        RowFactory.create(
            disagreement.field().label(),
            Json.write(disagreement.values()),
            disagreement.chosen(),
            disagreement.reason()));
  }

  static Row hold(String ticker, BarFlag flag) {
    VendorBar bar = flag.bar();
    return row(
        ticker,
        bar.date(),
        flag.knownAt(),
        HOLD,
        RowFactory.create(
            bar.id(ticker),
            bar.vendor(),
            bar.open(),
            bar.high(),
            bar.low(),
            bar.close(),
            bar.volume(),
            bar.raw(),
            flag.standing().label(),
            flag.rules().toArray(String[]::new),
            flag.reasons().toArray(String[]::new),
            Json.write(flag.repair())));
  }

  static Row dispute(String ticker, Dispute dispute) {
    return row(
        ticker,
        dispute.date(),
        dispute.knownAt(),
        DISPUTE,
        RowFactory.create(
            dispute.field(),
            (int) dispute.until().toEpochDay(),
            (long) dispute.sessions(),
            Json.write(withoutNaN(dispute.values())),
            dispute.cause().label(),
            dispute.suspect(),
            dispute.evidence()));
  }

  /** Of the dispute for which a ticker is to be halted. */
  static Row halt(String ticker, Dispute dispute) {
    return row(
        ticker,
        dispute.date(),
        dispute.knownAt(),
        HALT,
        RowFactory.create("%s: %s".formatted(dispute.cause().label(), dispute.evidence())));
  }

  /**
   * Of one ticker.
   *
   * @param tally a row of {@link AgreementTally#TYPE}
   */
  static Row tally(String ticker, LocalDate date, Row tally) {
    return row(ticker, date, Instant.EPOCH, TALLY, tally);
  }

  /** The rows of one kind, with the columns that all tables of verdicts have. */
  static Dataset<Row> only(Dataset<Row> verdicts, String kind, String sources) {
    Column date = date_from_unix_date(col("day"));
    return verdicts
        .where(col(kind).isNotNull())
        .select(
            lit(sources).as("sources"),
            col("ticker"),
            date.as("date"),
            SessionColumns.close(date).as("event_time"),
            timestamp_micros(col("known")).as("known_at"),
            col(kind + ".*"));
  }

  /** JSON has no NaN: a vendor without a value has null. */
  private static Map<String, Double> withoutNaN(Map<String, Double> values) {
    Map<String, Double> written = new LinkedHashMap<>();
    values.forEach((vendor, value) -> written.put(vendor, value.isNaN() ? null : value));
    return written;
  }

  private static Row row(String ticker, LocalDate date, Instant knownAt, String kind, Row content) {
    Object[] values = new Object[SCHEMA.size()];
    values[0] = ticker;
    values[1] = (int) date.toEpochDay();
    values[2] = ChronoUnit.MICROS.between(Instant.EPOCH, knownAt);
    values[SCHEMA.fieldIndex(kind)] = content;
    return RowFactory.create(values);
  }
}

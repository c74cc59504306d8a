package io.tidemark.ingest.land;

import static io.tidemark.ingest.land.CommonRules.finite;
import static io.tidemark.ingest.land.TextRows.isMissing;
import static io.tidemark.ingest.land.TextRows.text;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.second;
import static org.apache.spark.sql.functions.trim;

import io.tidemark.feeds.TextRow;
import io.tidemark.ingest.calendar.SessionColumns;
import io.tidemark.lake.Table;
import io.tidemark.lake.tables.MinuteBars;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Bars of one minute. New York also trades from 4:00 to the open and for four hours after the close
 * of a session; outside those hours nothing can have happened.
 */
final class MinuteFacts implements Facts {
  private static final List<String> PRICES = List.of("open", "high", "low", "close");
  private static final String BEFORE_OPEN = "INTERVAL '05:30' HOUR TO MINUTE";
  private static final String AFTER_CLOSE = "INTERVAL '04:00' HOUR TO MINUTE";

  @Override
  public TextRow.Kind kind() {
    return TextRow.Kind.MINUTE;
  }

  @Override
  public String name() {
    return "minutes";
  }

  @Override
  public String subject() {
    return "ticker";
  }

  @Override
  public Table table() {
    return MinuteBars.TABLE;
  }

  @Override
  public Dataset<Row> typed(Dataset<Row> rows) {
    return rows.withColumn("vendor", col(TextRows.SOURCE))
        .withColumn("ticker", trim(text("ticker")))
        .withColumn("date", TextRows.date())
        .withColumn("time", TextRows.instant("time"))
        .withColumn("event_time", col("time").plus(expr("INTERVAL '1' MINUTE")));
  }

  @Override
  public List<String> required() {
    return List.of("open", "high", "low", "close", "volume");
  }

  @Override
  public Column repair() {
    return CommonRules.NO_REPAIR;
  }

  @Override
  public List<Rule> rules() {
    List<Rule> rules = new ArrayList<>();
    rules.add(CommonRules.named("ticker"));
    rules.add(
        Rule.of(
            "unreadable-time",
            col("time").isNull().or(col("date").isNull()),
            "time '%s' is no instant",
            text("time")));
    rules.add(
        Rule.of(
            "not-a-minute",
            second(col("time")).notEqual(0),
            "time %s is not the beginning of a minute",
            text("time")));
    rules.add(
        Rule.of(
            "not-a-session",
            not(SessionColumns.isSession(col("date"))),
            "%s is no session of XNYS",
            text("date")));
    rules.add(
        Rule.of(
            "outside-hours",
            SessionColumns.isSession(col("date")).and(not(withinHours())),
            "%s is outside the trading hours of %s, early and late ones included",
            text("time"),
            text("date")));
    rules.add(CommonRules.readableKnownAt());
    rules.add(CommonRules.notAfterKnownAt());
    for (String price : PRICES) {
      rules.addAll(CommonRules.number(price));
      rules.add(CommonRules.positive(price));
    }
    rules.addAll(CommonRules.number("volume"));
    rules.add(
        Rule.of(
            "negative-volume",
            finite("volume").and(col("volume").lt(0)),
            "volume %s is below 0",
            text("volume")));
    rules.add(
        Rule.of(
            "unreadable-vwap",
            col("vwap").isNull().and(not(isMissing("vwap"))).or(not(finite("vwap"))),
            "vwap '%s' is not a finite number",
            text("vwap")));
    rules.add(
        Rule.of(
            "high-below-low", above("low", "high"), "high %s < low %s", text("high"), text("low")));
    rules.add(outsideRange("open"));
    rules.add(outsideRange("close"));
    return rules;
  }

  private static Column withinHours() {
    Column earliest = SessionColumns.open(col("date")).minus(expr(BEFORE_OPEN));
    Column latest = SessionColumns.close(col("date")).plus(expr(AFTER_CLOSE));
    return col("time").geq(earliest).and(col("time").lt(latest));
  }

  private static Rule outsideRange(String price) {
    return Rule.of(
        price + "-outside-range",
        above("low", price).or(above(price, "high")),
        price + " %s lies outside low %s to high %s",
        text(price),
        text("low"),
        text("high"));
  }

  /** Whether one price is above another; minutes are not adjusted, so that nothing may be lost. */
  private static Column above(String upper, String lower) {
    return finite(upper).and(finite(lower)).and(col(upper).gt(col(lower)));
  }
}

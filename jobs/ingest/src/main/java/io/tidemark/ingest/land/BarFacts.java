package io.tidemark.ingest.land;

import static io.tidemark.ingest.land.CommonRules.finite;
import static io.tidemark.ingest.land.TextRows.isMissing;
import static io.tidemark.ingest.land.TextRows.text;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map;
import static org.apache.spark.sql.functions.map_filter;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.weekday;
import static org.apache.spark.sql.functions.when;

import io.tidemark.feeds.TextRow;
import io.tidemark.ingest.calendar.SessionColumns;
import io.tidemark.lake.Table;
import io.tidemark.lake.tables.MarketBars;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Daily bars. A jump is no fault by itself, and a volume of 0 is a day without trades; both pass.
 */
final class BarFacts implements Facts {
  private static final List<String> PRICES = List.of("open", "high", "low", "close");

  /** No share's high is so many times its low within a day; a price in cents is. */
  private static final double UNIT = 50;

  /** Counted from Monday, 0. */
  private static final int SATURDAY = 5;

  /** Vendors store prices in single precision or adjust them: the order may break by 1 bp. */
  private static final double NOISE = 1e-4;

  @Override
  public TextRow.Kind kind() {
    return TextRow.Kind.BAR;
  }

  @Override
  public String name() {
    return "bars";
  }

  @Override
  public String subject() {
    return "ticker";
  }

  @Override
  public Table table() {
    return MarketBars.TABLE;
  }

  @Override
  public Dataset<Row> typed(Dataset<Row> rows) {
    return rows.withColumn("vendor", col(TextRows.SOURCE))
        .withColumn("ticker", trim(text("ticker")))
        .withColumn("date", TextRows.date())
        .withColumn("event_time", SessionColumns.close(col("date")));
  }

  @Override
  public List<String> required() {
    return List.of("open", "high", "low", "close", "volume");
  }

  /** What a swap, a sign or a unit explains; no price is ever made up. */
  @Override
  public Column repair() {
    List<Column> namesAndTexts = new ArrayList<>();
    Column swapped = col("low").gt(col("high"));
    Column least = least(PRICES.stream().map(p -> col(p)).toArray(Column[]::new));
    for (String price : PRICES) {
      Column sameUnit = when(col(price).geq(least.multiply(UNIT)), col(price).divide(100));
      Column mended =
          switch (price) {
            case "high" -> when(swapped, col("low")).otherwise(sameUnit);
            case "low" -> when(swapped, col("high"));
            default -> sameUnit;
          };
      namesAndTexts.add(lit(price));
      namesAndTexts.add(mended.cast("string"));
    }
    namesAndTexts.add(lit("volume"));
    namesAndTexts.add(when(col("volume").lt(0), col("volume").multiply(-1)).cast("string"));
    return to_json(
        map_filter(map(namesAndTexts.toArray(Column[]::new)), (name, text) -> text.isNotNull()));
  }

  @Override
  public List<Rule> rules() {
    List<Rule> rules = new ArrayList<>();
    rules.add(CommonRules.named("ticker"));
    rules.add(CommonRules.readableDate());
    rules.add(
        Rule.of(
            "not-a-session",
            not(SessionColumns.isSession(col("date"))),
            "%s is no session of XNYS but a %s",
            text("date"),
            when(weekday(col("date")).geq(SATURDAY), "weekend").otherwise("holiday")));
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
            "high-below-low", above("low", "high"), "high %s < low %s", text("high"), text("low")));
    rules.add(
        Rule.of(
            "unit-error",
            finite("high").and(col("low").gt(0)).and(col("high").geq(col("low").multiply(UNIT))),
            "high %s is some hundred times low %s: one of the prices is in another unit",
            text("high"),
            text("low")));
    for (String told : List.of("vwap", "adj_close")) {
      rules.add(
          Rule.of(
              "unreadable-" + told,
              col(told).isNull().and(not(isMissing(told))).or(not(finite(told))),
              told + " '%s' is not a finite number",
              text(told)));
    }
    rules.add(outsideRange("open"));
    rules.add(outsideRange("close"));
    return rules;
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

  /** Whether one price is above another by more than noise. */
  private static Column above(String upper, String lower) {
    return finite(upper)
        .and(finite(lower))
        .and(col(upper).minus(col(lower)).gt(col(upper).multiply(NOISE)));
  }
}

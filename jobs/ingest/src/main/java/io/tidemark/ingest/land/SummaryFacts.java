package io.tidemark.ingest.land;

import static io.tidemark.ingest.land.CommonRules.finite;
import static io.tidemark.ingest.land.TextRows.isMissing;
import static io.tidemark.ingest.land.TextRows.text;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import io.tidemark.feeds.TextRow;
import io.tidemark.ingest.calendar.SessionColumns;
import io.tidemark.lake.Table;
import io.tidemark.lake.tables.VendorSummaries;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What a vendor counts over some days: bars, where it says how many, and shares. */
final class SummaryFacts implements Facts {
  @Override
  public TextRow.Kind kind() {
    return TextRow.Kind.SUMMARY;
  }

  @Override
  public String name() {
    return "summaries";
  }

  @Override
  public String subject() {
    return "ticker";
  }

  @Override
  public Table table() {
    return VendorSummaries.TABLE;
  }

  @Override
  public Dataset<Row> typed(Dataset<Row> rows) {
    return rows.withColumn("vendor", col(TextRows.SOURCE))
        .withColumn("ticker", trim(text("ticker")))
        .withColumn("date", TextRows.date())
        .withColumn("until", TextRows.day("until"))
        .withColumn("rows", count())
        .withColumn("event_time", SessionColumns.close(col("until")));
  }

  /** Whole, as the table has it; null where it is no count. */
  private static Column count() {
    Column number = col("rows");
    return when(finite("rows").and(number.equalTo(floor(number))), number.cast("long"));
  }

  @Override
  public List<String> required() {
    return List.of("volume");
  }

  @Override
  public Column repair() {
    return CommonRules.NO_REPAIR;
  }

  @Override
  public List<Rule> rules() {
    List<Rule> rules = new ArrayList<>();
    rules.add(CommonRules.named("ticker"));
    rules.add(CommonRules.readableDate());
    rules.add(
        Rule.of(
            "unreadable-until",
            col("until").isNull(),
            "until '%s' is not of the form yyyy-mm-dd",
            text("until")));
    rules.add(
        Rule.of(
            "until-before-date",
            col("until").lt(col("date")),
            "until %s is before date %s",
            text("until"),
            text("date")));
    rules.add(CommonRules.readableKnownAt());
    rules.add(CommonRules.notAfterKnownAt());
    rules.add(
        Rule.of(
            "unreadable-rows",
            col("rows").isNull().and(not(isMissing("rows"))).or(col("rows").lt(0)),
            "rows '%s' is no count",
            text("rows")));
    rules.addAll(CommonRules.number("volume"));
    rules.add(
        Rule.of(
            "negative-volume",
            finite("volume").and(col("volume").lt(0)),
            "volume %s is below 0",
            text("volume")));
    return rules;
  }
}

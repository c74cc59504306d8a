package io.tidemark.ingest.land;

import static io.tidemark.ingest.land.TextRows.text;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.upper;

import io.tidemark.feeds.TextRow;
import io.tidemark.ingest.calendar.SessionColumns;
import io.tidemark.lake.Table;
import io.tidemark.lake.tables.MarketActions;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Splits and dividends. They are announced, so an ex-date may lie ahead. */
final class ActionFacts implements Facts {
  @Override
  public TextRow.Kind kind() {
    return TextRow.Kind.ACTION;
  }

  @Override
  public String name() {
    return "actions";
  }

  @Override
  public String subject() {
    return "ticker";
  }

  @Override
  public Table table() {
    return MarketActions.TABLE;
  }

  @Override
  public Dataset<Row> typed(Dataset<Row> rows) {
    return rows.withColumn("vendor", col(TextRows.SOURCE))
        .withColumn("ticker", trim(text("ticker")))
        .withColumn("date", TextRows.date())
        .withColumn("kind", upper(trim(text("kind"))))
        .withColumn("event_time", SessionColumns.open(col("date")));
  }

  @Override
  public List<String> required() {
    return List.of("amount");
  }

  @Override
  public Column repair() {
    return CommonRules.NO_REPAIR;
  }

  @Override
  public List<Rule> rules() {
    Rule kind =
        Rule.of(
            "unreadable-kind",
            col("kind").isNull().or(not(col("kind").isin("SPLIT", "DIVIDEND"))),
            "kind '%s' is neither SPLIT nor DIVIDEND",
            text("kind"));
    Rule noSplit =
        Rule.of(
            "split-of-one",
            col("kind").equalTo("SPLIT").and(col("amount").equalTo(1)),
            "split ratio %s changes nothing",
            text("amount"));
    return Stream.of(
            List.of(
                CommonRules.named("ticker"),
                CommonRules.readableDate(),
                CommonRules.readableKnownAt(),
                kind),
            CommonRules.number("amount"),
            List.of(CommonRules.positive("amount"), noSplit))
        .flatMap(List::stream)
        .toList();
  }
}

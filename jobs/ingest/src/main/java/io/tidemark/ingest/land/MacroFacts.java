package io.tidemark.ingest.land;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.trim;

import io.tidemark.feeds.TextRow;
import io.tidemark.lake.Table;
import io.tidemark.lake.tables.MacroSeries;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Macro observations; the event is the start of the period described, in UTC. */
final class MacroFacts implements Facts {
  @Override
  public TextRow.Kind kind() {
    return TextRow.Kind.MACRO;
  }

  @Override
  public String name() {
    return "macro";
  }

  @Override
  public String subject() {
    return "series";
  }

  @Override
  public Table table() {
    return MacroSeries.TABLE;
  }

  @Override
  public Dataset<Row> typed(Dataset<Row> rows) {
    return rows.withColumn("source", col(TextRows.SOURCE))
        .withColumn("series", trim(TextRows.text("series")))
        .withColumn("date", TextRows.date())
        .withColumn("event_time", col("date").cast("timestamp"));
  }

  @Override
  public List<String> required() {
    return List.of("value");
  }

  @Override
  public Column repair() {
    return CommonRules.NO_REPAIR;
  }

  @Override
  public List<Rule> rules() {
    return Stream.of(
            List.of(
                CommonRules.named("series"),
                CommonRules.readableDate(),
                CommonRules.readableKnownAt(),
                CommonRules.notAfterKnownAt()),
            CommonRules.number("value"))
        .flatMap(List::stream)
        .toList();
  }
}

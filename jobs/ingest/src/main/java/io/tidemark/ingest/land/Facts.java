package io.tidemark.ingest.land;

import io.tidemark.feeds.TextRow;
import io.tidemark.lake.Table;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** One kind of fact: how its text is typed, what its rows must keep to, and where they go. */
interface Facts {
  /** Every kind there is. */
  List<Facts> ALL =
      List.of(
          new BarFacts(),
          new ActionFacts(),
          new MacroFacts(),
          new MinuteFacts(),
          new SummaryFacts());

  TextRow.Kind kind();

  /** The name of its step and of its rows in quarantine. */
  String name();

  /** The text field that says what the fact is about. */
  String subject();

  Table table();

  /**
   * Adds the table's own columns and {@code event_time}, null where the text says nothing usable.
   *
   * @param rows of {@link TextRows#SCHEMA}, with {@code known_at}
   */
  Dataset<Row> typed(Dataset<Row> rows);

  /** Over typed rows; a row goes to quarantine with every one it breaks. */
  List<Rule> rules();

  /** Columns outside the key that no row may lack. */
  List<String> required();

  /** Over typed rows, what would mend a broken one: texts by field, as JSON. */
  Column repair();
}

package io.tidemark.ingest.land;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.when;

import io.tidemark.lake.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The rows of one kind, parted into those that may enter and those that may not; no row is in both
 * or in neither.
 *
 * <p>Among the rows that break no rule, those of one key and one {@code known_at} are versions of
 * the same saying: identical ones become one row, and if any two differ, none can be believed.
 */
final class Judgement {
  static final String UNREADABLE_ANSWER = "unreadable-answer";
  static final String CONTRADICTION = "contradicting-duplicate";

  /** How many identical rows an accepted row stands for. */
  static final String COPIES = "copies";

  private static final String RULES = "rules";
  private static final String REASONS = "reasons";

  private final Facts facts;
  private final Dataset<Row> judged;
  private final Dataset<Row> sayings;

  Judgement(Facts facts, Dataset<Row> text) {
    this.facts = facts;
    List<Rule> rules = facts.rules();
    Column answer = col(TextRows.UNREADABLE);
    this.judged =
        facts
            .typed(text)
            .withColumn(
                RULES,
                when(answer.isNotNull(), array(lit(UNREADABLE_ANSWER)))
                    .otherwise(every(rules, rule -> lit(rule.name()))))
            .withColumn(
                REASONS, when(answer.isNotNull(), array(answer)).otherwise(every(rules, Rule::reason)));
    this.sayings = sayings();
  }

  /** The table's own columns, the clocks, and {@link #COPIES}. */
  Dataset<Row> accepted() {
    return sayings.where(not(contradictory()));
  }

  /** Rows as {@code ops.quarantine} takes them. */
  Dataset<Row> refused() {
    Dataset<Row> broken = judged.where(size(col(RULES)).gt(0));
    return quarantined(broken).unionByName(quarantined(contradicting()));
  }

  private Dataset<Row> sayings() {
    List<Column> aggregates = new ArrayList<>();
    for (String column : content()) {
      aggregates.add(min(col(column)).as(column));
      aggregates.add(max(col(column)).as(other(column)));
    }
    aggregates.add(min(col("event_time")).as("event_time"));
    aggregates.add(count(lit(1)).as(COPIES));
    return passing()
        .groupBy(key().toArray(Column[]::new))
        .agg(
            aggregates.get(0),
            aggregates.subList(1, aggregates.size()).toArray(Column[]::new));
  }

  private Dataset<Row> contradicting() {
    Column[] key = key().toArray(Column[]::new);
    Dataset<Row> keys = sayings.where(contradictory()).select(key);
    String[] names = keys.columns();
    String saying =
        facts.subject().equals("series")
            ? "another row of the same load says otherwise of this series and date"
            : "another row of the same load says otherwise of this ticker and date";
    return passing()
        .join(broadcast(keys), names, "leftsemi")
        .withColumn(RULES, array(lit(CONTRADICTION)))
        .withColumn(REASONS, array(lit(saying)));
  }

  private Dataset<Row> passing() {
    return judged.where(size(col(RULES)).equalTo(0));
  }

  private Column contradictory() {
    return content().stream()
        .map(column -> col(column).notEqual(col(other(column))))
        .reduce(Column::or)
        .orElseThrow();
  }

  private List<Column> key() {
    return Stream.concat(facts.table().key().stream(), Stream.of(Table.KNOWN_AT))
        .map(name -> col(name))
        .toList();
  }

  private List<String> content() {
    return facts.table().content();
  }

  private Dataset<Row> quarantined(Dataset<Row> rows) {
    return rows.select(
        lit(facts.name()).as("kind"),
        col(TextRows.SOURCE).as("source"),
        col(TextRows.PLACE),
        col(TextRows.RAW),
        TextRows.text(facts.subject()).as("ticker"),
        coalesce(TextRows.text("date"), lit("")).as("date"),
        col(RULES),
        col(REASONS),
        col("known_at").as("event_time"),
        col("known_at"));
  }

  private static String other(String column) {
    return "_max_" + column;
  }

  /** Something of every broken rule, in the order of the rules. */
  private static Column every(List<Rule> rules, Function<Rule, Column> what) {
    return array_compact(
        array(
            rules.stream()
                .map(rule -> when(rule.broken(), what.apply(rule)))
                .toArray(Column[]::new)));
  }
}

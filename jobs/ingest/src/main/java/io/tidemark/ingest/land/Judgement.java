package io.tidemark.ingest.land;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.format_string;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import io.tidemark.lake.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * The rows of one kind, parted into those that may enter and those that may not; no row is in both
 * or in neither.
 *
 * <p>Among the rows that break no rule, those of one key and one {@code known_at} are one saying:
 * identical ones become one row, and if any two differ, none can be believed.
 */
final class Judgement implements AutoCloseable {
  static final String CONTRADICTION = "contradicting-duplicate";

  /** How many identical rows an accepted row stands for. */
  static final String COPIES = "copies";

  private final Facts facts;
  private final List<Rule> rules = new ArrayList<>();
  private final Dataset<Row> typed;
  private final Dataset<Row> sayings;

  /**
   * @param rows of {@link TextRows#SCHEMA}, of this kind only
   */
  Judgement(Facts facts, Dataset<Row> rows) {
    this.facts = facts;
    Column why = col(TextRows.UNREADABLE);
    rules.add(new Rule("unreadable", why.isNotNull(), why));
    for (Rule rule : facts.rules()) {
      // What cannot be read has no fields that a rule could speak of.
      rules.add(new Rule(rule.name(), why.isNull().and(rule.broken()), rule.reason()));
    }
    this.typed = facts.typed(rows.withColumn(Table.KNOWN_AT, TextRows.knownAt()));
    this.sayings = sayings().persist(StorageLevel.MEMORY_AND_DISK_SER());
  }

  /** The table's own columns, the clocks, and {@link #COPIES}. */
  Dataset<Row> accepted() {
    String[] others = content().stream().map(Judgement::other).toArray(String[]::new);
    return sayings.where(not(contradictory())).drop(others);
  }

  /** Rows as {@code ops.quarantine} takes them. */
  Dataset<Row> refused() {
    return quarantined(typed.where(broken()), every(Rule::name), every(Rule::reason))
        .unionByName(contradicting());
  }

  /** Lets go of what was kept in memory. */
  @Override
  public void close() {
    sayings.unpersist();
  }

  private Dataset<Row> sayings() {
    List<Column> aggregates = new ArrayList<>();
    for (String column : content()) {
      aggregates.add(min(col(column)).as(column));
      aggregates.add(max(col(column)).as(other(column)));
    }
    aggregates.add(min(col(Table.EVENT_TIME)).as(Table.EVENT_TIME));
    Column copies = count(lit(1)).as(COPIES);
    return passing().groupBy(key()).agg(copies, aggregates.toArray(Column[]::new));
  }

  private Dataset<Row> contradicting() {
    Dataset<Row> keys = sayings.where(contradictory()).select(key());
    Column reason =
        format_string(
            "another row of the same load says otherwise of %s on %s",
            TextRows.text(facts.subject()), TextRows.text("date"));
    return quarantined(
        passing().join(broadcast(keys), keys.columns(), "leftsemi"),
        array(lit(CONTRADICTION)),
        array(reason));
  }

  private Dataset<Row> passing() {
    return typed.where(not(broken()));
  }

  private Column broken() {
    return rules.stream().map(Rule::broken).reduce(Column::or).orElseThrow();
  }

  private Column contradictory() {
    return content().stream()
        .map(column -> not(col(column).eqNullSafe(col(other(column)))))
        .reduce(Column::or)
        .orElseThrow();
  }

  private Column[] key() {
    return Stream.concat(facts.table().key().stream(), Stream.of(Table.KNOWN_AT))
        .map(name -> col(name))
        .toArray(Column[]::new);
  }

  private List<String> content() {
    return facts.table().content();
  }

  private Dataset<Row> quarantined(Dataset<Row> rows, Column rules, Column reasons) {
    return rows.select(
        lit(facts.name()).as("kind"),
        col(TextRows.SOURCE).as("source"),
        col(TextRows.PLACE).as("place"),
        col(TextRows.RAW).as("raw"),
        TextRows.text(facts.subject()).as("ticker"),
        TextRows.text("date").as("date"),
        rules.as("rules"),
        reasons.as("reasons"),
        col(Table.KNOWN_AT).as(Table.EVENT_TIME),
        col(Table.KNOWN_AT));
  }

  private static String other(String column) {
    return "_max_" + column;
  }

  /** Something of every broken rule, in the order of the rules. */
  private Column every(Function<Rule, Object> what) {
    return array_compact(
        array(
            rules.stream()
                .map(rule -> when(rule.broken(), what.apply(rule)))
                .toArray(Column[]::new)));
  }
}

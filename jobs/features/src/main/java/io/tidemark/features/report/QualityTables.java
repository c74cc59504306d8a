package io.tidemark.features.report;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.array_max;
import static org.apache.spark.sql.functions.array_min;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_values;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.tidemark.api.features.ReportRequest;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.ops.QuarantineTable;
import io.tidemark.core.table.ops.ReconciliationTable;
import io.tidemark.core.table.raw.RawResponsesTable;
import io.tidemark.features.report.section.QualityFacts;
import io.tidemark.features.report.section.QualityFacts.Dispute;
import io.tidemark.features.report.section.QualityFacts.FieldCount;
import io.tidemark.features.report.section.QualityFacts.Refused;
import io.tidemark.features.report.section.QualityFacts.RuleCount;
import io.tidemark.lake.Lake;
import java.sql.Date;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;

/** Counts quarantined rows and vendor disagreements, and takes a few examples of each. */
final class QualityTables {
  private static final int SAMPLES_A_RULE = 3;
  private static final int MOST_SAMPLES = 15;
  private static final int MOST_DISPUTES = 10;

  private final Lake lake;
  private final ReportRequest request;
  private final Instant now;

  QualityTables(Lake lake, ReportRequest request, Instant now) {
    this.lake = lake;
    this.request = request;
    this.now = now;
  }

  QualityFacts facts() {
    Dataset<Row> refused = refused().cache();
    Dataset<Row> disputed = disputed().cache();
    try {
      return new QualityFacts(
          refused.count(), rules(refused), samples(refused), fields(disputed), widest(disputed));
    } finally {
      refused.unpersist();
      disputed.unpersist();
    }
  }

  /**
   * Rows that this run quarantined; of imported sources, which other runs landed, all quarantined
   * rows.
   */
  private Dataset<Row> refused() {
    Column mine = col(Table.RUN_KEY).startsWith(RunSteps.of(request.runKey()).prefix());
    return lake.asOf(QuarantineTable.TABLE, now)
        .where(mine.or(col("source").isin(imported().toArray())));
  }

  /** Vendors without fetched payloads: their rows were imported from files. */
  private Set<String> imported() {
    Set<String> imported = new TreeSet<>(request.vendors());
    lake.history(RawResponsesTable.TABLE, now)
        .select("vendor")
        .distinct()
        .collectAsList()
        .forEach(row -> imported.remove(row.getString(0)));
    return imported;
  }

  private static List<RuleCount> rules(Dataset<Row> refused) {
    return refused
        .select(explode(col("rules")).as("rule"), col("source"))
        .groupBy("rule", "source")
        .agg(count(lit(1)).as("rows"))
        .orderBy(col("rows").desc(), col("rule"), col("source"))
        .collectAsList()
        .stream()
        .map(row -> new RuleCount(row.getString(0), row.getString(1), row.getLong(2)))
        .toList();
  }

  /** The first few rows of each rule, so that rare faults are shown as well as common ones. */
  private static List<Refused> samples(Dataset<Row> refused) {
    Column place = col("place");
    Column rule = col("rules").getItem(0);
    Column nth =
        row_number().over(Window.partitionBy(rule, col("source")).orderBy(place, col("raw")));
    return refused
        .where(size(col("rules")).gt(0))
        .withColumn("nth", nth)
        .where(col("nth").leq(SAMPLES_A_RULE))
        .orderBy(col("nth"), rule, col("source"), place)
        .limit(MOST_SAMPLES)
        .collectAsList()
        .stream()
        .map(
            row ->
                new Refused(
                    text(row, "kind"),
                    text(row, "source"),
                    text(row, "place"),
                    text(row, "ticker"),
                    text(row, "date"),
                    row.<String>getList(row.fieldIndex("reasons"))))
        .toList();
  }

  private Dataset<Row> disputed() {
    return lake.asOf(ReconciliationTable.TABLE, now)
        .where(col("sources").equalTo(String.join("+", request.vendors())))
        .where(col("date").between(Date.valueOf(request.from()), Date.valueOf(request.to())));
  }

  private static List<FieldCount> fields(Dataset<Row> disputed) {
    Column nobody = when(col("chosen").isNull().or(col("chosen").equalTo("")), 1).otherwise(0);
    return disputed
        .groupBy("field")
        .agg(count(lit(1)).as("days"), sum(nobody).as("unresolved"))
        .orderBy(col("days").desc(), col("field"))
        .collectAsList()
        .stream()
        .map(row -> new FieldCount(row.getString(0), row.getLong(1), row.getLong(2)))
        .toList();
  }

  /**
   * The widest disagreements; prices and actions first, because vendors' volumes usually differ
   * widely.
   */
  private static List<Dispute> widest(Dataset<Row> disputed) {
    Column said =
        from_json(
            col("values"), DataTypes.createMapType(DataTypes.StringType, DataTypes.DoubleType));
    Column high = array_max(map_values(col("said")));
    Column low = array_min(map_values(col("said")));
    Column spread = high.minus(low).divide(greatest(abs(high), abs(low), lit(1e-12)));
    return disputed
        .withColumn("said", said)
        .where(col("said").isNotNull())
        .withColumn("spread", spread)
        .groupBy("ticker", "field")
        .agg(
            max_by(
                    struct("date", "said", "chosen", "reason", "spread"),
                    struct(col("spread"), col("date")))
                .as("widest"),
            count(lit(1)).as("days"))
        .select(col("ticker"), col("field"), col("days"), col("widest.*"))
        .orderBy(
            col("field").equalTo("volume"),
            col("spread").desc_nulls_last(),
            col("ticker"),
            col("date"),
            col("field"))
        .limit(MOST_DISPUTES)
        .collectAsList()
        .stream()
        .map(
            row ->
                new Dispute(
                    text(row, "ticker"),
                    row.<Date>getAs("date").toLocalDate(),
                    text(row, "field"),
                    row.<String, Double>getJavaMap(row.fieldIndex("said")),
                    text(row, "chosen"),
                    text(row, "reason"),
                    row.<Long>getAs("days")))
        .toList();
  }

  private static String text(Row row, String column) {
    String text = row.getAs(column);
    return text == null ? "" : text;
  }
}

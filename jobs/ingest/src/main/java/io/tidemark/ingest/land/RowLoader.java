package io.tidemark.ingest.land;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;

import io.tidemark.api.market.LandRequest;
import io.tidemark.core.RunKey;
import io.tidemark.core.UserFault;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.ops.QuarantineTable;
import io.tidemark.feeds.TextRow;
import io.tidemark.ingest.land.records.FieldReader;
import io.tidemark.ingest.land.records.RecordType;
import io.tidemark.ingest.quarantine.ReviewDecisions;
import io.tidemark.lake.Lake;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;

/**
 * The only way into the lake's fact tables, for vendors' responses and for files. Every row becomes
 * part of a fact or goes to quarantine with every rule that it broke.
 *
 * <p>Each table is written under its own run key, so a rerun resumes an interrupted load.
 */
public final class RowLoader {
  static final String CONTRADICTION = "contradicting-duplicate";

  private final Lake lake;
  private final boolean paymentsAddUp;

  public RowLoader(Lake lake) {
    this(lake, false);
  }

  /**
   * @param paymentsAddUp whether several dividends of one ex-date in one file are separate payments
   *     even if nothing distinguishes them; else they contradict each other
   */
  public RowLoader(Lake lake, boolean paymentsAddUp) {
    this.lake = lake;
    this.paymentsAddUp = paymentsAddUp;
  }

  /**
   * Validates rows and loads them.
   *
   * @param arrivals the rows; a rerun must pass the same ones
   * @param key run key of the load
   * @param arrival when the rows arrived; the {@code known_at} in quarantine of contradicted rows
   *     that state their own {@code known_at}
   * @param stage receives the name of each stage when it begins
   */
  public LandRequest.Result admit(
      JavaRDD<IncomingRow> arrivals, RunKey key, Instant arrival, Consumer<String> stage) {
    RowValidator judge = new RowValidator(ReviewDecisions.approved(lake, arrival));
    Dataset<Row> judged = judged(arrivals, judge).persist(StorageLevel.MEMORY_AND_DISK_SER());
    try {
      stage.accept("reading and validating rows");
      Map<String, Long> counts = count(judged);
      List<Dataset<Row>> refused = new ArrayList<>();
      if (counts.get(RowValidator.REFUSED) > 0) {
        refused.add(RowValidator.refused(judged));
      }
      Map<String, Long> written = new HashMap<>();
      for (RecordType facts : RecordType.ALL) {
        if (counts.get(facts.name()) > 0) {
          stage.accept("landing " + facts.name());
          Deduplicator sayings =
              new Deduplicator(facts.table(), RowValidator.facts(judged, facts), paymentsAddUp);
          RunKey step = key.step(facts.name());
          written.put(
              facts.name(), lake.append(facts.table(), sayings.believed(), step, arrival).rows());
          Set<List<Object>> contradicted = sayings.contradicted();
          sayings.release();
          if (!contradicted.isEmpty()) {
            refused.add(contradicting(arrivals, judge, facts, contradicted));
          }
        }
      }
      stage.accept("writing quarantine");
      long quarantined = quarantine(refused, key);
      return new LandRequest.Result(
          counts.values().stream().mapToLong(Long::longValue).sum(),
          written.getOrDefault("bars", 0L),
          written.getOrDefault("actions", 0L),
          written.getOrDefault("macro", 0L),
          quarantined,
          quarantined == 0 ? Map.of() : rules(key),
          written.getOrDefault("minutes", 0L),
          Map.of(),
          Map.of(),
          written.getOrDefault("series", 0L),
          written.getOrDefault("members", 0L));
    } finally {
      judged.unpersist();
    }
  }

  /**
   * Checks that all rows would be loaded.
   *
   * @param approved ids of rows that are loaded whatever plausibility rules they break
   * @throws UserFault naming every rule that one of them breaks
   */
  public static void refuseUnlessSound(List<IncomingRow> arrivals, Set<String> approved) {
    RowValidator judge = new RowValidator(approved);
    for (IncomingRow arrival : arrivals) {
      List<String> reasons = judge.reasons(arrival);
      if (!reasons.isEmpty()) {
        throw new UserFault(
            "row %s of %s on %s would still break a rule: %s; give the correct values with --set FIELD=VALUE"
                .formatted(
                    arrival.id(),
                    arrival.subject(),
                    arrival.row().text("date"),
                    String.join("; ", reasons)));
      }
    }
  }

  private Dataset<Row> judged(JavaRDD<IncomingRow> arrivals, RowValidator judge) {
    return lake.spark().createDataFrame(arrivals.map(judge::judge), RowValidator.SCHEMA);
  }

  /** The contradicting rows, parsed again, because facts do not contain the original text. */
  private Dataset<Row> contradicting(
      JavaRDD<IncomingRow> arrivals,
      RowValidator judge,
      RecordType facts,
      Set<List<Object>> sayings) {
    TextRow.Kind kind = facts.kind();
    JavaRDD<Row> rows =
        arrivals
            .filter(
                arrival -> arrival.row().kind() == kind && sayings.contains(judge.saying(arrival)))
            .map(RowLoader::contradicted);
    return RowValidator.refused(lake.spark().createDataFrame(rows, RowValidator.SCHEMA));
  }

  private static Row contradicted(IncomingRow arrival) {
    String reason =
        "another row of the same load has different values for %s on %s"
            .formatted(arrival.subject(), arrival.row().text("date"));
    return RowValidator.refused(arrival, new FieldReader.Fault(CONTRADICTION, reason));
  }

  private static Map<String, Long> count(Dataset<Row> judged) {
    Column[] counts =
        Arrays.stream(RowValidator.SCHEMA.fieldNames())
            .map(part -> functions.count(col(part)).as(part))
            .toArray(Column[]::new);
    Row totals = judged.select(counts).head();
    Map<String, Long> byPart = new HashMap<>();
    for (int i = 0; i < totals.size(); i++) {
      byPart.put(RowValidator.SCHEMA.fieldNames()[i], totals.getLong(i));
    }
    return byPart;
  }

  private long quarantine(List<Dataset<Row>> refused, RunKey key) {
    return refused.stream()
        .reduce(Dataset::unionByName)
        .map(rows -> lake.append(QuarantineTable.TABLE, rows, quarantineKey(key)).rows())
        .orElse(0L);
  }

  /**
   * Counts of broken rules read from the table, so that a rerun of an interrupted load reports all
   * of them.
   */
  private Map<String, Long> rules(RunKey key) {
    Map<String, Long> rules = new LinkedHashMap<>();
    lake.spark()
        .read()
        .format("delta")
        .load(lake.location(QuarantineTable.TABLE))
        .where(col(Table.RUN_KEY).equalTo(quarantineKey(key).value()))
        .select(explode(col("rules")).as("rule"))
        .groupBy("rule")
        .count()
        .orderBy(col("count").desc(), col("rule"))
        .collectAsList()
        .forEach(row -> rules.put(row.getString(0), row.getLong(1)));
    return rules;
  }

  private static RunKey quarantineKey(RunKey key) {
    return key.step("quarantine");
  }
}

package io.tidemark.ingest.land;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;

import io.tidemark.core.UserFault;
import io.tidemark.core.job.LandRequest;
import io.tidemark.core.job.RunKey;
import io.tidemark.ingest.quarantine.Decisions;
import io.tidemark.lake.Lake;
import io.tidemark.lake.Table;
import io.tidemark.lake.tables.Quarantine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * The one way into the lake's tables of facts, for vendors' answers and for files alike. Every row
 * that comes leaves as part of a fact or goes to quarantine with every rule it broke.
 *
 * <p>Each table is written under its own key, so a load that was cut off goes on where it was.
 */
public final class Door {
  private final Lake lake;

  public Door(Lake lake) {
    this.lake = lake;
  }

  /**
   * Lets rows in.
   *
   * @param text rows of {@link TextRows#SCHEMA}; the same rows if it is done again
   * @param key of the load
   * @param arrival when they came, for rows that state when they were known and are contradicted
   * @param stage told what is being done
   */
  public LandRequest.Result admit(
      Dataset<Row> text, RunKey key, Instant arrival, Consumer<String> stage) {
    Dataset<Row> rows = dealt(text).persist(StorageLevel.MEMORY_AND_DISK_SER());
    try {
      stage.accept("reading rows");
      return write(rows, count(rows), key, arrival, stage);
    } finally {
      rows.unpersist();
    }
  }

  /**
   * Makes sure that rows would all enter.
   *
   * @param approved ids of those that enter whatever rules of sense they break
   * @throws UserFault telling every rule that one of them breaks
   */
  public void refuseUnlessSound(Dataset<Row> text, Set<String> approved) {
    for (Facts facts : Facts.ALL) {
      try (Judgement judgement = judge(facts, text, approved)) {
        for (Row refused : judgement.refused().limit(1).collectAsList()) {
          throw new UserFault(
              "row %s of %s on %s would still break a rule: %s; say what to put in place with --set FIELD=VALUE"
                  .formatted(
                      refused.<String>getAs("id"),
                      refused.<String>getAs("ticker"),
                      refused.<String>getAs("date"),
                      String.join("; ", refused.<String>getList(refused.fieldIndex("reasons")))));
        }
      }
    }
  }

  /** One file comes as one piece; what follows should keep every core busy. */
  private static Dataset<Row> dealt(Dataset<Row> rows) {
    int cores = rows.sparkSession().sparkContext().defaultParallelism();
    return rows.javaRDD().getNumPartitions() >= cores
        ? rows
        : rows.repartition(cores, col(TextRows.PLACE));
  }

  private LandRequest.Result write(
      Dataset<Row> rows,
      Map<String, Long> counts,
      RunKey key,
      Instant arrival,
      Consumer<String> stage) {
    List<Judgement> judgements = new ArrayList<>();
    Map<String, Long> written = new HashMap<>();
    Set<String> approved = Decisions.approved(lake, arrival);
    try {
      for (Facts facts : Facts.ALL) {
        if (counts.containsKey(facts.kind().name())) {
          stage.accept("validating " + facts.name());
          Judgement judgement = judge(facts, rows, approved);
          judgements.add(judgement);
          RunKey step = key.step(facts.name());
          written.put(
              facts.name(), lake.append(facts.table(), judgement.accepted(), step, arrival).rows());
        }
      }
      stage.accept("writing quarantine");
      long quarantined = quarantine(judgements, key);
      return new LandRequest.Result(
          counts.values().stream().mapToLong(Long::longValue).sum(),
          written.getOrDefault("bars", 0L),
          written.getOrDefault("actions", 0L),
          written.getOrDefault("macro", 0L),
          quarantined,
          quarantined == 0 ? Map.of() : rules(key));
    } finally {
      judgements.forEach(Judgement::close);
    }
  }

  private long quarantine(List<Judgement> judgements, RunKey key) {
    return judgements.stream()
        .map(Judgement::refused)
        .reduce(Dataset::unionByName)
        .map(refused -> lake.append(Quarantine.TABLE, refused, quarantineKey(key)).rows())
        .orElse(0L);
  }

  static Judgement judge(Facts facts, Dataset<Row> rows, Set<String> approved) {
    return new Judgement(
        facts, rows.where(col(TextRows.KIND).equalTo(facts.kind().name())), approved);
  }

  private static Map<String, Long> count(Dataset<Row> rows) {
    Map<String, Long> counts = new HashMap<>();
    rows.groupBy(TextRows.KIND)
        .count()
        .collectAsList()
        .forEach(row -> counts.put(row.getString(0), row.getLong(1)));
    return counts;
  }

  /** From the table, so that a load that was cut off and done again tells all of it. */
  private Map<String, Long> rules(RunKey key) {
    Map<String, Long> rules = new LinkedHashMap<>();
    lake.spark()
        .read()
        .format("delta")
        .load(lake.location(Quarantine.TABLE))
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

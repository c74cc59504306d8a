package io.tidemark.learning;

import static org.apache.spark.sql.functions.col;

import io.tidemark.api.learning.PromotionDecision;
import io.tidemark.api.learning.PromotionDecision.Condition;
import io.tidemark.api.learning.TrainRequest;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.learning.LooksTable;
import io.tidemark.core.table.learning.ScoresTable;
import io.tidemark.core.table.learning.TrialsTable;
import io.tidemark.lake.Lake;
import io.tidemark.lake.TableSchema;
import io.tidemark.learning.walkforward.BaselineComparison.Comparison;
import io.tidemark.learning.walkforward.Look;
import io.tidemark.learning.walkforward.Look.Standing;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Counts the looks of an experiment and records its trials. Every training under the experiment's
 * name is a look, whatever set, label, range, vendors or universe it is of.
 *
 * <p>A training adds its row to {@link LooksTable} before it decides. Its number is that of the
 * rows of the table's version with its commit. Commits come one after the other, so two trainings
 * at once have different numbers; a rerun is the same commit and so the same look; one that was
 * killed after it keeps its number. What was known when does not matter for the count: a look was
 * made, whatever its {@code asOf}.
 *
 * <p>Trainings in {@link ScoresTable} from before this table existed do not name their experiment;
 * each counts as an earlier look of every one.
 */
final class TrialLedger {
  private static final Instant ALWAYS = Instant.parse("9999-01-01T00:00:00Z");
  private static final String PROMOTED = "promoted";
  private static final String STANDS = "stands";

  private final Lake lake;
  private final TrainRequest request;
  private final String set;
  private long opened;

  /**
   * @param set name of the set
   */
  TrialLedger(Lake lake, TrainRequest request, String set) {
    this.lake = lake;
    this.request = request;
    this.set = set;
  }

  /**
   * Adds this training to the looks, if it is not there.
   *
   * @param hypotheses number of comparisons that it makes
   */
  Look open(int hypotheses) {
    Row row =
        RowFactory.create(
            request.experiment(),
            set,
            request.runKey().value(),
            request.definitionHash(),
            request.label(),
            (long) hypotheses,
            unrecorded(),
            clock(),
            clock());
    opened = append(LooksTable.TABLE, List.of(row));
    List<Row> looks = lake.history(LooksTable.TABLE, opened, ALWAYS).where(isOwn()).collectAsList();
    long earlier =
        looks.stream()
            .filter(look -> look.<String>getAs("run").equals(request.runKey().value()))
            .mapToLong(look -> look.<Long>getAs("earlier"))
            .sum();
    int number = Math.toIntExact(looks.size() + earlier);
    long trials = looks.stream().mapToLong(look -> look.<Long>getAs("comparisons")).sum();
    return new Look(number, trials, standing(number));
  }

  /**
   * Records the decisions of the look that was opened.
   *
   * @return Delta versions of the tables of looks and trials
   */
  Map<String, Long> close(Look look, List<Comparison> comparisons) {
    List<Row> rows =
        comparisons.stream()
            .map(
                comparison -> {
                  PromotionDecision decision = comparison.decision();
                  return RowFactory.create(
                      request.experiment(),
                      set,
                      request.definitionHash(),
                      request.label(),
                      sources(),
                      request.scope().universeId(),
                      request.runKey().value(),
                      look.number(),
                      comparison.regime(),
                      comparison.learner(),
                      comparison.days(),
                      comparison.difference(),
                      decision == null ? null : (Double) decision.p(),
                      decision == null ? null : (Double) decision.level(),
                      since(decision),
                      verdict(decision),
                      clock(),
                      clock());
                })
            .toList();
    return Map.of(
        LooksTable.TABLE.name(), opened, TrialsTable.TABLE.name(), append(TrialsTable.TABLE, rows));
  }

  private static int since(PromotionDecision decision) {
    if (decision == null) {
      return 0;
    }
    return decision.failed().isEmpty() && decision.since() == 0
        ? decision.look()
        : decision.since();
  }

  private static String verdict(PromotionDecision decision) {
    if (decision == null) {
      return "not chosen";
    }
    if (decision.since() > 0) {
      return STANDS;
    }
    return decision.failed().isEmpty()
        ? PROMOTED
        : decision.failed().stream()
            .map(Condition::name)
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(" "));
  }

  /** Trainings with scores that are in no row of the looks. */
  private long unrecorded() {
    if (!lake.exists(ScoresTable.TABLE)) {
      return 0;
    }
    Set<String> runs = new HashSet<>(runs(ScoresTable.TABLE));
    if (lake.exists(LooksTable.TABLE)) {
      runs.removeAll(runs(LooksTable.TABLE));
    }
    runs.remove(request.runKey().value());
    return runs.size();
  }

  private List<String> runs(Table table) {
    return lake.history(table, ALWAYS).select("run").distinct().collectAsList().stream()
        .map(row -> row.getString(0))
        .toList();
  }

  /** Promotions at the last look before this one at the same definition, label and prices. */
  private Map<String, Standing> standing(int number) {
    if (!lake.exists(TrialsTable.TABLE)) {
      return Map.of();
    }
    List<Row> trials =
        lake.history(TrialsTable.TABLE, ALWAYS)
            .where(isOwn())
            .where(col("set").equalTo(set))
            .where(col("definition").equalTo(request.definitionHash()))
            .where(col("label").equalTo(request.label()))
            .where(col("sources").equalTo(sources()))
            .where(col("universe").equalTo(request.scope().universeId()))
            .where(col("look").lt(number))
            .collectAsList();
    int last = trials.stream().mapToInt(trial -> trial.<Integer>getAs("look")).max().orElse(0);
    Map<String, Standing> standing = new HashMap<>();
    for (Row trial : trials) {
      if (trial.<Integer>getAs("look") == last && trial.<Integer>getAs("since") > 0) {
        standing.put(
            trial.getAs("regime"), new Standing(trial.getAs("learner"), trial.getAs("since")));
      }
    }
    return standing;
  }

  private Column isOwn() {
    return col("experiment").equalTo(request.experiment());
  }

  private String sources() {
    return String.join("+", request.vendors());
  }

  private Timestamp clock() {
    return Timestamp.from(request.asOf());
  }

  private long append(Table table, List<Row> rows) {
    StructType type =
        new StructType(
            Arrays.stream(TableSchema.of(table).fields())
                .filter(field -> !field.name().equals(Table.RUN_KEY))
                .toArray(StructField[]::new));
    return lake.log(table, lake.spark().createDataFrame(rows, type), request.runKey()).version();
  }
}

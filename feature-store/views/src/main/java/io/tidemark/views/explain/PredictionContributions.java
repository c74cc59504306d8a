package io.tidemark.views.explain;

import io.tidemark.core.table.learning.ContributionsTable;
import io.tidemark.views.LakeFolder;
import io.tidemark.views.delta.ColumnBatch;
import io.tidemark.views.delta.ColumnPredicate;
import io.tidemark.views.delta.DeltaTable;
import io.tidemark.views.delta.Micros;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A model's prediction of one ticker's session, by feature, as its training wrote it.
 *
 * @param model path of the model's file in the lake
 * @param run key of the training
 * @param learner by the name it was scored under
 * @param regime of the session, which chose the model
 * @param isOutOfSample whether the model was fitted without the label of that day
 * @param contributions by feature, in the model's order; with the base they sum to the prediction
 * @param base what is predicted where nothing is known of the features
 * @param prediction the label's centred rank in its day, about −0.5 to 0.5
 */
public record PredictionContributions(
    String model,
    String run,
    String learner,
    String regime,
    boolean isOutOfSample,
    Map<String, Double> contributions,
    double base,
    double prediction,
    Instant knownAt) {
  private static final List<String> COLUMNS =
      List.of(
          "model",
          "run",
          "learner",
          "regime",
          "sample",
          "features",
          "contributions",
          "base",
          "prediction",
          "known_at");

  /**
   * The row of one of the models on a day.
   *
   * @param version Delta version of the table
   * @param models paths of those that may have made it
   * @param asOf no row that became known later
   * @throws IllegalArgumentException if the table is not there at that version
   */
  public static Optional<PredictionContributions> find(
      LakeFolder lake,
      long version,
      Collection<String> models,
      String ticker,
      LocalDate date,
      Instant asOf) {
    List<PredictionContributions> found = new ArrayList<>();
    table(lake, version)
        .read(
            COLUMNS,
            ColumnPredicate.all().is("ticker", ticker).is("date", date),
            batch -> {
              for (int row = 0; row < batch.size(); row++) {
                found.add(of(batch, row));
              }
            });
    return found.stream()
        .filter(row -> models.contains(row.model()) && !row.knownAt().isAfter(asOf))
        .max(Comparator.comparing(PredictionContributions::knownAt));
  }

  /** The sessions of a ticker that the models' training has explained, known by a time. */
  public static NavigableSet<LocalDate> sessions(
      LakeFolder lake, long version, Collection<String> models, String ticker, Instant asOf) {
    TreeSet<LocalDate> sessions = new TreeSet<>();
    table(lake, version)
        .read(
            List.of("model", "date", "known_at"),
            ColumnPredicate.all().is("ticker", ticker),
            batch ->
                batch.eachRow().stream()
                    .filter(row -> models.contains(row.text("model")))
                    .filter(row -> !row.instant("known_at").isAfter(asOf))
                    .forEach(row -> sessions.add(row.date("date"))));
    return sessions;
  }

  private static DeltaTable table(LakeFolder lake, long version) {
    return lake.table(ContributionsTable.TABLE.name(), version);
  }

  private static PredictionContributions of(ColumnBatch batch, int row) {
    List<String> features = batch.textList("features", row);
    double[] values = batch.doubleArray("contributions", row);
    Map<String, Double> contributions = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      contributions.put(features.get(i), values[i]);
    }
    return new PredictionContributions(
        batch.texts("model")[row],
        batch.texts("run")[row],
        batch.texts("learner")[row],
        batch.texts("regime")[row],
        ContributionsTable.OUT_OF_SAMPLE.equals(batch.texts("sample")[row]),
        contributions,
        batch.doubles("base")[row],
        batch.doubles("prediction")[row],
        Micros.instant(batch.micros("known_at")[row]));
  }
}

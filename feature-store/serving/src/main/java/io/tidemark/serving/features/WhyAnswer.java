package io.tidemark.serving.features;

import io.tidemark.views.explain.Explanation;
import io.tidemark.views.explain.Payload;
import io.tidemark.views.explain.RawBar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A prediction by feature, and what each feature stands on.
 *
 * @param knownAt when the row of features became known
 * @param asOf nothing in the answer became known later
 * @param halted why the ticker may not be used, if it may not
 * @param regime of the session at its close, which chooses the model
 * @param model that of the regime
 * @param prediction the label's centred rank in its day, about −0.5 to 0.5
 * @param base what is predicted where nothing is known of the features; with the contributions it
 *     sums to the prediction
 * @param unexplained why there is no prediction with its contributions, where there is none
 * @param notes what else cannot be given, and why
 * @param features by the size of their contribution, the largest first
 * @param price of the session, as the features see it
 */
record WhyAnswer(
    String set,
    String version,
    String definitionHash,
    String ticker,
    LocalDate date,
    Instant knownAt,
    Instant asOf,
    Optional<String> halted,
    Optional<String> regime,
    Optional<Model> model,
    Optional<Double> prediction,
    Optional<Double> base,
    Optional<String> unexplained,
    List<String> notes,
    List<Feature> features,
    Optional<Price> price) {

  /**
   * The model.
   *
   * @param learner by the name that it was scored under
   * @param run run key of its training
   * @param mlflowRun the training's run in MLflow, if it was tracked
   * @param path of its file, relative to the lake's root
   * @param sha256 of the file
   * @param outOfSample whether the row's label begins after all labels that it was fitted on
   */
  record Model(
      String regime,
      String kind,
      Optional<String> learner,
      Optional<String> run,
      Optional<String> mlflowRun,
      String path,
      String sha256,
      Optional<Boolean> outOfSample) {}

  /**
   * A feature.
   *
   * @param expression as the version's definition has it
   * @param value as it is served; NaN where there is none
   * @param contribution what it adds to the prediction
   * @param acrossTickers whether it reads the rows of all tickers of the session
   * @param inputs what it reads, by source
   */
  record Feature(
      String feature,
      Optional<String> expression,
      Optional<String> unit,
      double value,
      Optional<Double> contribution,
      Optional<Boolean> acrossTickers,
      List<Input> inputs) {
    double size() {
      return Math.abs(contribution.orElse(0.0));
    }
  }

  /**
   * What a feature reads of a source.
   *
   * @param name the set's name for the source
   * @param source such as {@code market.prices}
   * @param lookBack sessions before this one
   * @param from the first session of the window; of prices alone, as are the next three
   * @param to the last one
   * @param sessions in the window
   * @param priced sessions of the window of which this one sees a close
   * @param provider whose rows were joined
   * @param tables lake table to the Delta version that was read
   */
  record Input(
      String name,
      String source,
      List<String> columns,
      int lookBack,
      Optional<LocalDate> from,
      Optional<LocalDate> to,
      Optional<Integer> sessions,
      Optional<Integer> priced,
      Optional<String> provider,
      Map<String, Long> tables) {}

  /**
   * The agreed price and where it is from.
   *
   * @param sources the vendors that agreed it, in order of trust, joined by +
   * @param asOf as it was known then
   * @param bars of the vendor whose price it is; of every vendor where that is not known
   * @param payloads where the bytes are that these were read from
   * @param explainUrl where the votes of all vendors are
   */
  record Price(
      String sources,
      Instant asOf,
      Optional<Explanation.AgreedPrice> agreed,
      List<RawBar> bars,
      List<Payload> payloads,
      String explainUrl) {}
}

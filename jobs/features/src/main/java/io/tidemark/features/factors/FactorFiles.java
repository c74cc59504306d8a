package io.tidemark.features.factors;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.tidemark.core.Json;
import io.tidemark.features.factors.page.ReportBasis;
import io.tidemark.features.factors.statistics.DailyMean;
import io.tidemark.features.factors.statistics.FeatureCorrelation;
import io.tidemark.features.factors.statistics.FeatureCorrelation.Pair;
import io.tidemark.features.factors.statistics.FeatureStudy;
import io.tidemark.features.factors.statistics.HorizonStudy;
import io.tidemark.features.factors.statistics.HorizonStudy.Part;
import io.tidemark.features.factors.statistics.RankPersistence;
import io.tidemark.features.factors.statistics.StudyResults;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** All figures of the report, machine readable. A NaN is an empty field in CSV and null in JSON. */
record FactorFiles(ReportBasis basis, StudyResults findings, FeatureCorrelation likeness) {
  private static final List<String> HEAD =
      Stream.concat(
              Stream.of(
                  ("feature horizon coverage days left_out ic ic_t rank_ic rank_ic_sd icir df t p"
                          + " q positive q1 q2 q3 q4 q5 spread spread_days spread_t monotonicity"
                          + " turnover_top turnover_bottom half_life")
                      .split(" ", -1)),
              RankPersistence.LAGS.stream().map(lag -> "rho_" + lag))
          .toList();

  /** One line per feature and horizon; returns are fractions, 0.01 is one percent. */
  String csv() {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      csv.writeRecord(HEAD);
      for (int f = 0; f < findings.studies().size(); f++) {
        FeatureStudy study = findings.studies().get(f);
        for (int h = 0; h < study.horizons().size(); h++) {
          csv.writeRecord(line(study, study.horizons().get(h), findings.q()[h][f]));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static List<String> line(FeatureStudy study, HorizonStudy over, double q) {
    DailyMean ic = over.rankIc();
    DailyMean spread = over.quantiles().spread();
    return Stream.of(
            Stream.of(study.feature(), Integer.toString(over.horizon())),
            numbers(study.coverage()),
            Stream.of(Integer.toString(ic.days()), Integer.toString(over.leftOut())),
            numbers(over.ic().mean(), over.ic().t(), ic.mean(), ic.deviation(), ic.ratio()),
            Stream.of(Integer.toString(ic.degrees())),
            numbers(ic.t(), ic.p(), q, ic.positive()),
            numbers(over.quantiles().means()),
            numbers(spread.mean()),
            Stream.of(Integer.toString(spread.days())),
            numbers(spread.t(), over.quantiles().monotonicity()),
            numbers(study.turnover().top(), study.turnover().bottom()),
            numbers(study.persistence().halfLife()),
            numbers(study.persistence().autocorrelations()))
        .flatMap(part -> part)
        .toList();
  }

  private static Stream<String> numbers(double... values) {
    return DoubleStream.of(values).mapToObj(v -> Double.isFinite(v) ? Double.toString(v) : "");
  }

  /** The same figures, also by year and by regime, with the provenance of the report. */
  String json() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("set", basis.set());
    all.put("definitionHash", basis.definitionHash());
    all.put("sources", basis.sources());
    all.put("universe", basis.universe());
    all.put("universeOrigin", basis.origin());
    all.put("tickers", basis.tickers());
    all.put("first", basis.dates().get(0));
    all.put("last", basis.dates().get(basis.dates().size() - 1));
    all.put("sessions", basis.dates().size());
    all.put("rows", basis.rows());
    all.put("asOf", basis.request().asOf());
    all.put("ranked", findings.ranked().names());
    all.put("horizonUnit", findings.ranked().steps());
    all.put("skip", basis.request().skip());
    all.put("regimeModel", basis.regimeModel());
    all.put("tables", basis.tables());
    all.put("notes", basis.notes());
    List<Object> features = new ArrayList<>();
    for (int f = 0; f < findings.studies().size(); f++) {
      features.add(feature(f));
    }
    all.put("features", features);
    all.put("pairs", likeness.pairs());
    all.put("besideSet", likeness.besideSet());
    all.put(
        "nearestBeside", likeness.features().stream().flatMap(likeness::nearestBeside).toList());
    return Json.pretty(all);
  }

  private Map<String, Object> feature(int place) {
    FeatureStudy study = findings.studies().get(place);
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("feature", study.feature());
    figures.put("coverage", orNull(study.coverage()));
    List<Object> horizons = new ArrayList<>();
    for (int h = 0; h < study.horizons().size(); h++) {
      horizons.add(horizon(study.horizons().get(h), findings.q()[h][place]));
    }
    figures.put("horizons", horizons);
    figures.put("turnoverTop", orNull(study.turnover().top()));
    figures.put("turnoverBottom", orNull(study.turnover().bottom()));
    figures.put("lags", RankPersistence.LAGS);
    figures.put("autocorrelations", orNulls(study.persistence().autocorrelations()));
    figures.put("halfLife", orNull(study.persistence().halfLife()));
    figures.put(
        "nearestBeside",
        likeness.nearestBeside(study.feature()).map(Pair::other).findFirst().orElse(null));
    return figures;
  }

  private static Map<String, Object> horizon(HorizonStudy over, double q) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("horizon", over.horizon());
    figures.put("leftOut", over.leftOut());
    figures.put("ic", mean(over.ic()));
    figures.put("rankIc", mean(over.rankIc()));
    figures.put("q", orNull(q));
    figures.put("fifths", orNulls(over.quantiles().means()));
    figures.put("spread", mean(over.quantiles().spread()));
    figures.put("monotonicity", orNull(over.quantiles().monotonicity()));
    figures.put("years", parts(over.years()));
    figures.put("regimes", parts(over.regimes()));
    return figures;
  }

  private static Map<String, Object> parts(List<Part> parts) {
    Map<String, Object> byName = new LinkedHashMap<>();
    parts.forEach(part -> byName.put(part.name(), mean(part.rankIc())));
    return byName;
  }

  private static Map<String, Object> mean(DailyMean mean) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("days", mean.days());
    figures.put("mean", orNull(mean.mean()));
    figures.put("deviation", orNull(mean.deviation()));
    figures.put("ratio", orNull(mean.ratio()));
    figures.put("standardError", orNull(mean.standardError()));
    figures.put("degreesOfFreedom", mean.degrees());
    figures.put("t", orNull(mean.t()));
    figures.put("p", orNull(mean.p()));
    figures.put("positive", orNull(mean.positive()));
    return figures;
  }

  static Double orNull(double value) {
    return Double.isFinite(value) ? (Double) value : null;
  }

  private static List<Double> orNulls(double[] values) {
    return Arrays.stream(values).mapToObj(FactorFiles::orNull).toList();
  }
}

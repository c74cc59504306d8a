package io.tidemark.features.factors;

import io.tidemark.api.JobSettings;
import io.tidemark.api.features.FactorReportRequest;
import io.tidemark.api.features.FactorReportRequest.Factor;
import io.tidemark.api.features.FactorReportRequest.Horizon;
import io.tidemark.core.UserFault;
import io.tidemark.core.feature.FeatureSet;
import io.tidemark.core.registry.Registry;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.learning.FeatureTable;
import io.tidemark.core.table.learning.RegimeLabelsTable;
import io.tidemark.core.table.market.ActionsTable;
import io.tidemark.core.table.market.IndexMembersTable;
import io.tidemark.core.table.market.MinuteBarsTable;
import io.tidemark.core.table.market.PricesTable;
import io.tidemark.core.universe.IndexMembers;
import io.tidemark.core.universe.UniverseOrigin;
import io.tidemark.features.factors.FactorTracking.Tracked;
import io.tidemark.features.factors.page.FactorPage;
import io.tidemark.features.factors.page.ReportBasis;
import io.tidemark.features.factors.statistics.DailyMean;
import io.tidemark.features.factors.statistics.FactorStudy;
import io.tidemark.features.factors.statistics.FeatureCorrelation;
import io.tidemark.features.factors.statistics.FeatureStudy;
import io.tidemark.features.factors.statistics.ForwardReturns;
import io.tidemark.features.factors.statistics.HorizonStudy;
import io.tidemark.features.factors.statistics.StudyResults;
import io.tidemark.lake.Lake;
import io.tidemark.tracking.Artifact;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The step that writes the factor report of a feature set. It reads rows with {@code known_at} up
 * to the request's {@code asOf}, writes three files, each replaced atomically, and logs one MLflow
 * run, which a rerun finds by its run key.
 */
public final class ReportFactors {
  private final Lake lake;
  private final JobSettings settings;

  public ReportFactors(Lake lake, JobSettings settings) {
    this.lake = lake;
    this.settings = settings;
  }

  /**
   * Writes the report.
   *
   * @throws UserFault if the set was not built, if the request matches no or several selections of
   *     prices, or if none of these prices was known
   */
  public FactorReportRequest.Result run(FactorReportRequest request, Consumer<String> stage) {
    FeatureSet set = FeatureSet.load(request.featureSet());
    Table table = FeatureTable.of(set);
    refuseUnbuilt(set, table);
    long version = lake.version(table);
    stage.accept("reading the keys of the rows");
    Dataset<Row> history = lake.history(table, version, request.asOf());
    RowSelection selection = RowSelection.of(history, table, request);
    Dataset<Row> rows = selection.of(history, request.from(), request.to());
    PanelGrid grid = PanelGrid.read(rows, set.calendar(), table.name());

    stage.accept("reading prices");
    Map<String, Long> tables = new TreeMap<>();
    ForwardReturns returns = returns(request, set, selection, grid, tables);
    RegimeDays regimes = RegimeDays.read(lake, request, selection, grid);
    tables.put(table.name(), version);
    if (regimes.version() >= 0) {
      tables.put(RegimeLabelsTable.TABLE.name(), regimes.version());
    }

    List<String> notes = new ArrayList<>();
    if (grid.outside() > 0) {
      notes.add(
          "%,d stored rows are of bars that end outside the trading hours of calendar %s and are left out"
              .formatted(grid.outside(), set.calendar()));
    }
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(lake.spark().sparkContext());
    Broadcast<PanelGrid> cells = spark.broadcast(grid);
    List<LocalDate> dates = IntStream.range(0, grid.sessions()).mapToObj(grid::date).toList();
    String[] labels = dates.stream().map(regimes.byDate()::get).toArray(String[]::new);
    StudyResults findings = findings(set, rows, spark, cells, returns, dates, labels, stage);
    stage.accept("correlating features");
    FeatureCorrelation likeness =
        likeness(request, set, selection, rows, cells, spark, tables, notes);

    if (request.skip() == 0 && !set.isIntraday()) {
      notes.add(
          "returns begin at the close of the feature's own session, before its features can be acted upon: a feature that knows of the night's news seems to predict it; --skip 1 begins them at the next close");
    }
    Optional<IndexMembers> members = selection.members(lake, request.asOf());
    members.ifPresent(
        index -> tables.put(IndexMembersTable.TABLE.name(), lake.version(IndexMembersTable.TABLE)));
    ReportBasis basis =
        new ReportBasis(
            request,
            set.name(),
            set.definitionHash(),
            set.text(),
            selection.sources(),
            selection.universe(),
            UniverseOrigin.of(
                selection.universe(),
                selection.vendors(),
                grid.tickers(),
                dates.get(0),
                dates.get(dates.size() - 1),
                members),
            grid.tickers(),
            dates,
            grid.count(),
            labels,
            regimes.names(),
            regimes.model(),
            tables,
            notes);
    stage.accept("writing the report");
    return write(basis, findings, likeness);
  }

  /**
   * The forward returns of the rows: of a set of minutes from the bars that it is built from, of a
   * daily set from the agreed prices.
   *
   * @param tables receives the versions that are read
   */
  private ForwardReturns returns(
      FactorReportRequest request,
      FeatureSet set,
      RowSelection selection,
      PanelGrid grid,
      Map<String, Long> tables) {
    if (set.isIntraday()) {
      long bars = lake.version(MinuteBarsTable.TABLE);
      long actions = lake.version(ActionsTable.TABLE);
      tables.put(MinuteBarsTable.TABLE.name(), bars);
      tables.put(ActionsTable.TABLE.name(), actions);
      return MinuteReturnsReader.read(
          lake, bars, actions, request, selection, grid, set.calendar());
    }
    long prices = lake.version(PricesTable.TABLE);
    tables.put(PricesTable.TABLE.name(), prices);
    return ForwardReturnsReader.read(lake, prices, request, selection, grid, set.calendar());
  }

  private void refuseUnbuilt(FeatureSet set, Table table) {
    if (!lake.exists(table)) {
      throw new UserFault(
          "the features of %s, definition %s, were never built into this lake; build them, for example with"
                  .formatted(set.name(), set.definitionHash().substring(0, 8))
              + (set.isIntraday()
                      ? " ./tidemark features build %s --vendor NAME"
                      : " ./tidemark run pipeline --input '{\"featureSet\": \"%s\", …}'")
                  .formatted(set.name()));
    }
  }

  private StudyResults findings(
      FeatureSet set,
      Dataset<Row> rows,
      JavaSparkContext spark,
      Broadcast<PanelGrid> cells,
      ForwardReturns returns,
      List<LocalDate> dates,
      String[] regimes,
      Consumer<String> stage) {
    String[] years =
        dates.stream().map(date -> Integer.toString(date.getYear())).toArray(String[]::new);
    stage.accept("studying %d features".formatted(set.featureNames().size()));
    Broadcast<FactorStudy> study =
        spark.broadcast(new FactorStudy(returns, cells.value().rows(), years, regimes));
    int cores = spark.defaultParallelism();
    return StudyResults.of(
        new FeatureColumns(set.featureNames(), cores, cells, study).studies(rows));
  }

  private FeatureCorrelation likeness(
      FactorReportRequest request,
      FeatureSet set,
      RowSelection selection,
      Dataset<Row> rows,
      Broadcast<PanelGrid> cells,
      JavaSparkContext spark,
      Map<String, Long> tables,
      List<String> notes) {
    PanelGrid grid = cells.value();
    List<String> features = set.featureNames();
    List<Redundancy.Source> sources =
        new ArrayList<>(List.of(new Redundancy.Source(rows, features, cells, 0)));
    Optional<ReferenceSet> beside =
        ReferenceSet.of(request, set, new Registry(lake.store()))
            .filter(other -> hasSuchRows(other, set, notes))
            .filter(other -> isBuilt(other, selection, grid, request, tables, notes));
    beside.ifPresent(
        other -> {
          Dataset<Row> theirs = rows(other, selection, grid, request);
          Broadcast<PanelGrid> own =
              spark.broadcast(PanelGrid.read(theirs, set.calendar(), other.table().name()));
          sources.add(new Redundancy.Source(theirs, other.features(), own, features.size()));
        });
    List<String> theirs = beside.map(ReferenceSet::features).orElse(List.of());
    List<Integer> sessions = Redundancy.sample(grid.sessions());
    return new FeatureCorrelation(
        features,
        beside.map(ReferenceSet::name).orElse(""),
        theirs,
        sessions.size(),
        new Redundancy(features.size(), features.size() + theirs.size(), cells)
            .over(sources, sessions, spark));
  }

  private Dataset<Row> rows(
      ReferenceSet other, RowSelection selection, PanelGrid grid, FactorReportRequest request) {
    return selection.of(
        lake.history(other.table(), request.asOf()), grid.date(0), grid.date(grid.sessions() - 1));
  }

  /** Whether both sets are daily, or both within the day; if not, a note is added. */
  private static boolean hasSuchRows(ReferenceSet other, FeatureSet set, List<String> notes) {
    if (other.isIntraday() == set.isIntraday()) {
      return true;
    }
    notes.add(
        "%s, the reference set, has %s and %s has %s, so no features could be compared"
            .formatted(other.name(), kind(other.isIntraday()), set.name(), kind(set.isIntraday())));
    return false;
  }

  private static String kind(boolean isIntraday) {
    return isIntraday ? "rows within the day" : "daily rows";
  }

  /** Whether the reference set has rows of these prices; if not, a note is added. */
  private boolean isBuilt(
      ReferenceSet other,
      RowSelection selection,
      PanelGrid grid,
      FactorReportRequest request,
      Map<String, Long> tables,
      List<String> notes) {
    if (lake.exists(other.table()) && !rows(other, selection, grid, request).isEmpty()) {
      tables.put(other.table().name(), lake.version(other.table()));
      return true;
    }
    notes.add(
        "%s, the reference set, was not built from prices of %s over universe %s, so no features could be compared"
            .formatted(other.name(), selection.sources(), selection.universe()));
    return false;
  }

  private FactorReportRequest.Result write(
      ReportBasis basis, StudyResults findings, FeatureCorrelation likeness) {
    String name = "reports/" + basis.request().runKey().value().replace('/', '_');
    FactorFiles files = new FactorFiles(basis, findings, likeness);
    List<Artifact> artifacts =
        List.of(
            Artifact.of("report.html", new FactorPage(basis, findings, likeness).text()),
            Artifact.of("factors.csv", files.csv()),
            Artifact.of("factors.json", files.json()));
    List<String> paths = List.of(name + ".html", name + ".csv", name + ".json");
    for (int i = 0; i < paths.size(); i++) {
      lake.store().put(paths.get(i), artifacts.get(i).content());
    }
    Tracked tracked = FactorTracking.track(settings.mlflowUri(), basis, findings, artifacts);
    return new FactorReportRequest.Result(
        basis.set(),
        basis.definitionHash(),
        basis.sources(),
        basis.universe(),
        basis.tickers(),
        basis.dates().size(),
        basis.dates().get(0),
        basis.dates().get(basis.dates().size() - 1),
        basis.rows(),
        horizons(findings),
        factors(findings),
        paths.get(0),
        paths.get(1),
        paths.get(2),
        tracked.id(),
        tracked.url(),
        Stream.concat(basis.notes().stream(), Stream.of(tracked.trouble()))
            .filter(note -> !note.isEmpty())
            .toList());
  }

  private static List<Horizon> horizons(StudyResults findings) {
    return IntStream.range(0, findings.horizons().size())
        .mapToObj(
            h ->
                new Horizon(
                    findings.horizons().get(h),
                    findings.tested(h),
                    findings.passing(h),
                    findings.byChance(h),
                    findings.discoveries(h),
                    findings.byChanceAtMost()[h]))
        .toList();
  }

  private static List<Factor> factors(StudyResults findings) {
    return IntStream.range(0, findings.studies().size())
        .mapToObj(f -> factor(findings.studies().get(f), findings.q()[0][f]))
        .toList();
  }

  private static Factor factor(FeatureStudy study, double q) {
    HorizonStudy first = study.horizons().get(0);
    DailyMean ic = first.rankIc();
    DailyMean spread = first.quantiles().spread();
    return new Factor(
        study.feature(),
        FactorFiles.orNull(study.coverage()),
        ic.days(),
        FactorFiles.orNull(ic.mean()),
        FactorFiles.orNull(ic.ratio()),
        FactorFiles.orNull(ic.t()),
        FactorFiles.orNull(q),
        FactorFiles.orNull(spread.mean()),
        FactorFiles.orNull(spread.t()),
        FactorFiles.orNull(study.turnover().mean()),
        FactorFiles.orNull(study.persistence().halfLife()),
        study.persistence().longest());
  }
}

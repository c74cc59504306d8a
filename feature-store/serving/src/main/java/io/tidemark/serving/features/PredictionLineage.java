package io.tidemark.serving.features;

import io.tidemark.core.UserFault;
import io.tidemark.core.feature.FeatureSet;
import io.tidemark.core.registry.Manifest;
import io.tidemark.core.registry.Manifest.ModelRef;
import io.tidemark.core.source.SourceProvenance;
import io.tidemark.core.table.learning.ContributionsTable;
import io.tidemark.core.table.market.PricesTable;
import io.tidemark.serving.features.WhyAnswer.Feature;
import io.tidemark.serving.features.WhyAnswer.Input;
import io.tidemark.serving.features.WhyAnswer.Model;
import io.tidemark.serving.features.WhyAnswer.Price;
import io.tidemark.serving.prices.PriceSnapshot;
import io.tidemark.serving.published.FeatureRows;
import io.tidemark.serving.published.RegimeDay;
import io.tidemark.serving.published.RowQuery;
import io.tidemark.serving.published.RowSpan;
import io.tidemark.serving.published.ServedVersion;
import io.tidemark.views.LakeFolder;
import io.tidemark.views.UnknownNameFault;
import io.tidemark.views.delta.Micros;
import io.tidemark.views.explain.ExplainPrice;
import io.tidemark.views.explain.Explanation;
import io.tidemark.views.explain.PredictionContributions;
import io.tidemark.views.explain.RawBar;
import io.tidemark.views.explain.SeenPrices;
import io.tidemark.views.explain.SeenPrices.Window;
import io.tidemark.views.prices.TickerPrices;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** Follows one prediction of a published version down to what vendors sent. */
final class PredictionLineage {
  private static final String PRICES = PricesTable.TABLE.name();

  private final LakeFolder lake;
  private final ServedVersion version;
  private final Manifest manifest;
  private final String ticker;
  private final LocalDate date;
  private final Instant asOf;
  private final List<String> notes = new ArrayList<>();

  /** The set's definition with the expressions of all its columns. */
  private record Definition(FeatureSet set, Map<String, String> expressions) {}

  /**
   * @param version has models
   * @param ticker of the version
   * @param date a session of the ticker that was known by {@code asOf}
   * @param asOf not after the version's own
   */
  PredictionLineage(
      LakeFolder lake, ServedVersion version, String ticker, LocalDate date, Instant asOf) {
    this.lake = lake;
    this.version = version;
    this.manifest = version.manifest();
    this.ticker = ticker;
    this.date = date;
    this.asOf = asOf;
  }

  /**
   * All of it.
   *
   * @param halted why the ticker may not be used, if it may not
   * @param host where the API is, as the client named it
   */
  WhyAnswer answer(PriceSnapshot stock, Optional<String> halted, String host) {
    FeatureRows row =
        version
            .rows()
            .read(
                new RowQuery(
                    new TreeSet<>(List.of(ticker)),
                    RowSpan.ofSessions(date, date),
                    asOf,
                    Optional.empty(),
                    1),
                manifest.features());
    Instant knownAt = Micros.instant(row.knownAt()[0]);
    Optional<String> regime = regime();
    Optional<PredictionContributions> found = contributions();
    Optional<Definition> definition = definition();
    Optional<TickerPrices> prices = definition.flatMap(known -> prices(known.set(), stock));
    Optional<SeenPrices> seen =
        prices.map(
            of ->
                new SeenPrices(
                    of,
                    manifest.vendors(),
                    definition.orElseThrow().set().calendar(),
                    date,
                    knownAt));
    List<Feature> features = new ArrayList<>();
    for (int f = 0; f < manifest.features().size(); f++) {
      features.add(
          feature(manifest.features().get(f), row.values()[f][0], found, definition, seen));
    }
    features.sort(Comparator.comparingDouble(Feature::size).reversed());
    Optional<Price> price =
        seen.flatMap(SeenPrices::ownAt).map(at -> price(prices.orElseThrow(), at, host));
    if (seen.isPresent() && price.isEmpty()) {
      notes.add("%s has no price on %s that its features see".formatted(ticker, date));
    }
    return new WhyAnswer(
        manifest.set(),
        manifest.version(),
        manifest.definitionHash(),
        ticker,
        date,
        knownAt,
        asOf,
        halted,
        regime,
        model(regime, found),
        found.map(PredictionContributions::prediction),
        found.map(PredictionContributions::base),
        found.isPresent() ? Optional.empty() : Optional.of(whyUnexplained(regime)),
        notes,
        features,
        price);
  }

  /** Of that very day: the training took a day without a label of its own for one of no regime. */
  private Optional<String> regime() {
    return version
        .regimes()
        .on(date)
        .filter(day -> day.date().equals(date) && day.knownAtMicros() <= Micros.of(asOf))
        .map(RegimeDay::regime);
  }

  private Optional<PredictionContributions> contributions() {
    Long table = manifest.tables().get(ContributionsTable.TABLE.name());
    return table == null
        ? Optional.empty()
        : PredictionContributions.find(lake, table, modelPaths(), ticker, date, asOf);
  }

  private String whyUnexplained(Optional<String> regime) {
    if (asOf.isBefore(manifest.asOf())) {
      return "the models of %s learned what was known by %s, which is after as_of; leave as_of out to see what they predict"
          .formatted(manifest.version(), manifest.asOf());
    }
    Long table = manifest.tables().get(ContributionsTable.TABLE.name());
    if (table == null) {
      return "version %s was trained by release %s, which kept no contributions; train and publish again: ./tidemark run pipeline"
          .formatted(manifest.version(), manifest.codeVersion());
    }
    List<String> modelled = manifest.models().stream().map(ModelRef::regime).toList();
    if (regime.filter(modelled::contains).isEmpty()) {
      return "the regime of %s is %s, and %s has models for %s alone, so none predicts that day"
          .formatted(
              date,
              regime.map("'%s'"::formatted).orElse("not known"),
              manifest.version(),
              String.join(", ", modelled));
    }
    NavigableSet<LocalDate> kept =
        PredictionContributions.sessions(lake, table, modelPaths(), ticker, asOf);
    return "the training kept contributions of its newest sessions alone; of %s %s"
        .formatted(
            ticker,
            kept.isEmpty()
                ? "it kept none"
                : "these are from %s to %s, so ask for one of them"
                    .formatted(kept.first(), kept.last()));
  }

  private List<String> modelPaths() {
    return manifest.models().stream().map(ModelRef::path).toList();
  }

  private Optional<Model> model(Optional<String> regime, Optional<PredictionContributions> found) {
    if (asOf.isBefore(manifest.asOf())) {
      return Optional.empty();
    }
    return manifest.models().stream()
        .filter(
            model ->
                found
                    .map(row -> row.model().equals(model.path()))
                    .orElse(regime.filter(model.regime()::equals).isPresent()))
        .findFirst()
        .map(
            model ->
                new Model(
                    model.regime(),
                    model.kind(),
                    found.map(PredictionContributions::learner),
                    found.map(PredictionContributions::run),
                    Optional.ofNullable(model.run()).filter(run -> !run.isEmpty()),
                    model.path(),
                    model.sha256(),
                    found.map(PredictionContributions::isOutOfSample)));
  }

  private Optional<Definition> definition() {
    try {
      FeatureSet set = FeatureSet.parse(manifest.set(), manifest.definition());
      if (!set.definitionHash().equals(manifest.definitionHash())) {
        notes.add(
            "%s was built by release %s, and its definition means something else in this one, as which it is shown"
                .formatted(manifest.version(), manifest.codeVersion()));
      }
      return Optional.of(new Definition(set, set.expressions()));
    } catch (UserFault e) {
      notes.add(
          "no expressions and no prices: the definition of %s cannot be compiled by this release: %s"
              .formatted(manifest.version(), e.getMessage()));
      return Optional.empty();
    }
  }

  private Optional<TickerPrices> prices(FeatureSet set, PriceSnapshot stock) {
    if (!set.rowTable().equals(PRICES)) {
      notes.add(
          "no prices: the rows of %s are those of %s, and only those of %s are followed to their vendors"
              .formatted(set.name(), set.rowTable(), PRICES));
      return Optional.empty();
    }
    if (stock.table().isEmpty()) {
      notes.add("no prices: the lake has none that are agreed, ./tidemark run pipeline makes them");
      return Optional.empty();
    }
    try {
      TickerPrices prices = stock.ticker(ticker);
      prices.sources(manifest.vendors(), asOf); // throws where there are none
      return Optional.of(prices);
    } catch (UnknownNameFault e) {
      notes.add("no prices: " + e.getMessage());
      return Optional.empty();
    }
  }

  private Feature feature(
      String name,
      double value,
      Optional<PredictionContributions> found,
      Optional<Definition> definition,
      Optional<SeenPrices> seen) {
    Optional<FeatureSet> known =
        definition.map(Definition::set).filter(set -> set.featureNames().contains(name));
    Optional<FeatureReads> reads = known.map(set -> FeatureReads.of(set.features(), name));
    return new Feature(
        name,
        definition.map(all -> all.expressions().get(name)),
        known.map(set -> set.features().output(name).unit().toString()),
        value,
        found.map(row -> row.contributions().get(name)),
        reads.map(FeatureReads::isAcross),
        reads.stream()
            .flatMap(all -> all.sources().stream())
            .map(read -> input(read, known.orElseThrow(), seen))
            .toList());
  }

  private Input input(FeatureReads.OfSource read, FeatureSet set, Optional<SeenPrices> seen) {
    String source = set.sources().get(read.name());
    boolean isRows = read.name().equals(set.rowSource());
    Optional<Window> window =
        isRows ? seen.map(prices -> prices.window(read.lookBack())) : Optional.empty();
    Optional<SourceProvenance> joined =
        isRows ? Optional.empty() : Optional.ofNullable(manifest.sources().get(source));
    Long pinned = manifest.tables().get(source);
    return new Input(
        read.name(),
        source,
        read.columns(),
        read.lookBack(),
        window.map(Window::from),
        window.map(Window::to),
        window.map(Window::sessions),
        window.map(Window::priced),
        joined.map(SourceProvenance::provider).filter(provider -> !provider.isEmpty()),
        joined
            .map(SourceProvenance::tables)
            .orElse(pinned == null ? Map.of() : Map.of(source, pinned)));
  }

  private Price price(TickerPrices prices, Instant at, String host) {
    Explanation explained = new ExplainPrice(lake, prices, at).on(date, manifest.vendors());
    List<RawBar> bars = explained.believed();
    List<String> hashes = bars.stream().map(RawBar::payload).toList();
    return new Price(
        explained.sources(),
        at,
        explained.price(),
        bars,
        explained.payloads().stream().filter(bytes -> hashes.contains(bytes.sha256())).toList(),
        "%s/v1/prices/%s/explain?date=%s&vendors=%s&as_of=%s"
            .formatted(
                host,
                encoded(ticker),
                date,
                encoded(String.join(",", manifest.vendors())),
                encoded(at.toString())));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

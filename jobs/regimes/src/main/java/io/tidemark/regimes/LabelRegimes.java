package io.tidemark.regimes;

import io.tidemark.api.regimes.LabelRegimesRequest;
import io.tidemark.core.UserFault;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.lake.Lake;
import io.tidemark.lake.Lake.Written;
import io.tidemark.regimes.RegimeStore.Label;
import io.tidemark.regimes.macro.MacroCheck;
import io.tidemark.sources.vintages.MacroSource;
import io.tidemark.sources.vintages.VintageHistory;
import io.tidemark.sources.vintages.VintageHistory.Release;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Labels each session with the regime as known at its decision time.
 *
 * <p>Prices are in the version known at the session's decision, else in the first version; macro
 * observations are only those published by then. The model is fitted on all earlier sessions of
 * these prices in the lake, including those before the labelled range, and never on later ones.
 */
public final class LabelRegimes {
  private static final String UNKNOWN = "unknown";
  private static final int MOST_NAMES = 5;

  private final TradingCalendar calendar = TradingCalendar.XNYS;
  private final RegimeSettings settings = RegimeSettings.DEFAULT;
  private final RegimeStore tables;

  public LabelRegimes(Lake lake) {
    this.tables = new RegimeStore(lake, calendar);
  }

  /**
   * Reads the inputs, fits the model, filters and writes the labels.
   *
   * @param stage receives the name of each stage when it begins
   * @throws UserFault if there are no prices to fit on, or none in the range
   */
  public LabelRegimesRequest.Result run(LabelRegimesRequest request, Consumer<String> stage) {
    stage.accept("reading prices");
    List<MarketDay> market = tables.market(request);
    List<String> warnings = new ArrayList<>();
    List<String> halted = tables.halted(request);
    if (!halted.isEmpty()) {
      warnings.add(withoutHalted(halted));
    }
    stage.accept("reading macro releases");
    VintageHistory macro = macro(request, market, warnings);
    RegimeInputs inputs = RegimeInputs.of(market, macro, calendar);
    stage.accept("fitting on %d sessions".formatted(inputs.size()));
    WalkForwardRegimes.Path path = new WalkForwardRegimes(settings).label(inputs);
    List<Label> labels = labels(request, inputs, path);
    if (path.labels().length == 0) {
      warnings.add(tooShort(inputs));
    }
    stage.accept("writing %d labels".formatted(labels.size()));
    String model = ModelIdentity.of(settings, request, inputs).name();
    Written written = tables.write(model, labels, request);
    return new LabelRegimesRequest.Result(
        model,
        path.inputs(),
        count(labels),
        List.copyOf(warnings),
        tables.macroVersion(),
        written.version(),
        path.refits());
  }

  private VintageHistory macro(
      LabelRegimesRequest request, List<MarketDay> market, List<String> warnings) {
    if (request.macro().isEmpty()) {
      return new VintageHistory(List.of(), MacroSource.STALE);
    }
    List<Release> releases = tables.macro(request);
    if (releases.isEmpty()) {
      warnings.add(MacroCheck.unusable(request.macro(), tables.macroSeries(request)));
    } else {
      LocalDate last = market.get(market.size() - 1).session();
      MacroCheck.late(request.macro(), releases, calendar.decision(last)).ifPresent(warnings::add);
    }
    return new VintageHistory(releases, MacroSource.STALE);
  }

  private List<Label> labels(
      LabelRegimesRequest request, RegimeInputs inputs, WalkForwardRegimes.Path path) {
    List<Label> labels = new ArrayList<>();
    for (int t = 0; t < inputs.size(); t++) {
      LocalDate session = inputs.sessions().get(t);
      if (!session.isBefore(request.from()) && !session.isAfter(request.to())) {
        labels.add(label(session, t - path.first(), path));
      }
    }
    if (labels.isEmpty()) {
      throw new UserFault(
          "no prices of %s from %s to %s: they reach from %s to %s; choose a range within these dates"
              .formatted(
                  request.vendors(),
                  request.from(),
                  request.to(),
                  inputs.sessions().get(0),
                  inputs.sessions().get(inputs.size() - 1)));
    }
    return labels;
  }

  private Label label(LocalDate session, int index, WalkForwardRegimes.Path path) {
    if (index < 0) {
      return new Label(session, UNKNOWN, List.of(), List.of());
    }
    return new Label(
        session,
        settings.regimes().get(path.labels()[index]),
        settings.regimes(),
        Arrays.stream(path.filtered()[index]).boxed().toList());
  }

  private Map<String, Long> count(List<Label> labels) {
    Map<String, Long> counts = new LinkedHashMap<>();
    settings.regimes().forEach(regime -> counts.put(regime, 0L));
    labels.forEach(label -> counts.merge(label.regime(), 1L, Long::sum));
    return counts;
  }

  private static String withoutHalted(List<String> halted) {
    return "the market return leaves out %d halted tickers: %s%s"
        .formatted(
            halted.size(),
            String.join(", ", halted.subList(0, Math.min(halted.size(), MOST_NAMES))),
            halted.size() > MOST_NAMES ? " and others" : "");
  }

  private String tooShort(RegimeInputs inputs) {
    return "all labels are unknown: the first fit needs %d earlier sessions with a market return,"
            .formatted(settings.minSessions())
        + " and prices give %d sessions, from %s; load earlier prices"
            .formatted(inputs.size(), inputs.sessions().get(0));
  }
}

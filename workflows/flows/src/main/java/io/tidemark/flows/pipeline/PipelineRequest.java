package io.tidemark.flows.pipeline;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.tidemark.api.market.MarketScope;
import io.tidemark.api.market.MarketScoped;
import io.tidemark.core.market.VendorCatalog;
import io.tidemark.core.market.VendorCatalog.Offer;
import io.tidemark.flows.steps.RequestNames;
import io.tidemark.flows.steps.RunRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The request of a pipeline run. Every field has a default, so that {@code {}} is a valid request.
 *
 * @param scope vendors: live ones ({@link VendorCatalog}) or the names of imported ones, by default
 *     two simulated; tickers: by default none named, which means those of the simulated market, or
 *     all imported; universe: an imported index, whose members in each session are the tickers, by
 *     default none; from and to: by default 2016-01-04 to 2023-12-29 of the simulated market, else
 *     all there is up to today; as of: by default when everything has landed
 * @param macro the macro source; default: {@code sim-fred} beside simulated vendors, else none
 * @param featureSet name of a shipped set or path of a YAML file; default {@code equity-daily}
 * @param label label to predict; default {@code fwd_5d}
 * @param folds number of test windows of the walk-forward; default 5
 * @param seed seed of all random numbers; default 7
 * @param experiment name of the MLflow experiment; default {@code tidemark}
 * @param title of the report; default: the names of the vendors
 */
@JsonPropertyOrder({"vendors", "macro", "tickers", "from", "to", "asOf"})
public record PipelineRequest(
    MarketScope scope,
    String macro,
    String featureSet,
    String label,
    Integer folds,
    Long seed,
    String experiment,
    String title)
    implements RunRequest, MarketScoped {
  /** The two simulated price vendors, which are asked where a request names none. */
  public static final List<String> SIMULATED_VENDORS = List.of("sim-polygon", "sim-tiingo");

  private static final String SIMULATED_MACRO = "sim-fred";

  /** The first session that the simulated market is asked for. */
  public static final LocalDate SIMULATED_FROM = LocalDate.of(2016, 1, 4);

  /** The default last session on the simulated market. */
  public static final LocalDate SIMULATED_TO = LocalDate.of(2023, 12, 29);

  private static final LocalDate BEFORE_ALL_DATA = LocalDate.of(1900, 1, 1);

  /**
   * Fills in the defaults.
   *
   * @throws IllegalArgumentException with the field, its value and the rule that it breaks
   */
  public PipelineRequest {
    scope = filledIn(scope);
    boolean simulated = isSimulated(scope.vendors());
    macro = macro == null ? (simulated ? SIMULATED_MACRO : "") : macro.strip();
    if (VendorCatalog.isLive(macro) && !VendorCatalog.offering(Offer.MACRO).contains(macro)) {
      throw new IllegalArgumentException(
          "macro is '%s', which has no macro series; name one of %s, or an imported one"
              .formatted(macro, String.join(", ", VendorCatalog.offering(Offer.MACRO))));
    }
    featureSet = orElse(featureSet, "equity-daily");
    label = orElse(label, "fwd_5d");
    folds = folds == null ? Integer.valueOf(5) : folds;
    seed = seed == null ? Long.valueOf(7) : seed;
    experiment = orElse(experiment, "tidemark");
    title = orElse(title, "Pipeline on " + String.join(" and ", scope.vendors()));
    if (folds < 1) {
      throw new IllegalArgumentException("folds is %d; it must be at least 1".formatted(folds));
    }
  }

  /** Whether the simulated market stands behind all of these vendors. */
  public static boolean isSimulated(List<String> vendors) {
    return vendors.stream().allMatch(VendorCatalog::isSimulated);
  }

  /** The request for {@code {}}. */
  public static PipelineRequest defaults() {
    return new PipelineRequest(
        new MarketScope(null, null, null, null, null), null, null, null, null, null, null, null);
  }

  @Override
  public List<String> vendors() {
    return scope.vendors();
  }

  @Override
  public String titleAt(Instant now) {
    return title;
  }

  /** The same request, with the last session set to that day if it was open. */
  PipelineRequest until(LocalDate today) {
    return to() == null ? with(scope.until(today), title) : this;
  }

  /** The same request with another title. */
  public PipelineRequest titled(String words) {
    return with(scope, words);
  }

  private PipelineRequest with(MarketScope range, String words) {
    return new PipelineRequest(range, macro, featureSet, label, folds, seed, experiment, words);
  }

  /** The live vendors; the data of the others is already in the lake. */
  List<String> liveVendors() {
    return vendors().stream().filter(VendorCatalog::isLive).toList();
  }

  /** The macro source if it is live, otherwise empty. */
  String liveMacro() {
    return VendorCatalog.isLive(macro) ? macro : "";
  }

  /** Whether any source is live and must be fetched. */
  boolean fetches() {
    return !liveVendors().isEmpty() || !liveMacro().isEmpty();
  }

  private static MarketScope filledIn(MarketScope asked) {
    List<String> vendors =
        asked.vendors().isEmpty() ? SIMULATED_VENDORS : RequestNames.vendors(asked.vendors());
    boolean simulated = isSimulated(vendors);
    LocalDate first = simulated ? SIMULATED_FROM : BEFORE_ALL_DATA;
    return new MarketScope(
        vendors,
        RequestNames.tickers(asked.tickers()),
        asked.from() == null ? first : asked.from(),
        asked.to() == null && simulated ? SIMULATED_TO : asked.to(),
        asked.asOf(),
        asked.universe());
  }

  private static String orElse(String value, String fallback) {
    return value == null || value.isBlank() ? fallback : value;
  }
}

package io.tidemark.flows.pipeline;

import io.tidemark.core.market.VendorCatalog;
import io.tidemark.core.market.VendorCatalog.Offer;
import io.tidemark.flows.steps.RequestNames;
import io.tidemark.flows.steps.RunRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What the pipeline is to do. Every field has a default, so that {@code {}} is a whole request.
 *
 * @param vendors price sources in order of trust: live ones ({@link VendorCatalog}) or the names of
 *     imported ones; default: two simulated
 * @param macro the macro source; default: {@code sim-fred} beside simulated vendors, else none
 * @param tickers default: none named, which means those of the simulated market, or all imported
 * @param from first session; default: 2016-01-04 of the simulated market, else all there is
 * @param to last session; default: 2023-12-29 of the simulated market, else today
 * @param asOf knowledge time of every read; default: when everything has landed
 * @param featureSet name of a shipped set or path of a YAML file; default {@code equity-daily}
 * @param label what is predicted; default {@code fwd_5d}
 * @param folds test windows of the walk-forward; default 5
 * @param seed of everything random; default 7
 * @param experiment name of the MLflow experiment; default {@code tidemark}
 * @param title of the report; default: names the vendors
 */
public record PipelineRequest(
    List<String> vendors,
    String macro,
    List<String> tickers,
    LocalDate from,
    LocalDate to,
    Instant asOf,
    String featureSet,
    String label,
    Integer folds,
    Long seed,
    String experiment,
    String title)
    implements RunRequest {
  /** The two simulated price vendors, which are asked where a request names none. */
  public static final List<String> SIMULATED_VENDORS = List.of("sim-polygon", "sim-tiingo");

  private static final String SIMULATED_MACRO = "sim-fred";

  /** The first session that the simulated market is asked for. */
  public static final LocalDate SIMULATED_FROM = LocalDate.of(2016, 1, 4);

  /** The last. */
  public static final LocalDate SIMULATED_TO = LocalDate.of(2023, 12, 29);

  private static final LocalDate BEFORE_ALL_DATA = LocalDate.of(1900, 1, 1);

  /**
   * Fills in the defaults.
   *
   * @throws IllegalArgumentException naming the field, its value and the rule that it breaks
   */
  public PipelineRequest {
    vendors =
        vendors == null || vendors.isEmpty() ? SIMULATED_VENDORS : RequestNames.vendors(vendors);
    boolean simulated = isSimulated(vendors);
    macro = macro == null ? (simulated ? SIMULATED_MACRO : "") : macro.strip();
    if (VendorCatalog.isLive(macro) && !VendorCatalog.offering(Offer.MACRO).contains(macro)) {
      throw new IllegalArgumentException(
          "macro is '%s', which has no macro series; name one of %s, or an imported one"
              .formatted(macro, String.join(", ", VendorCatalog.offering(Offer.MACRO))));
    }
    tickers = RequestNames.tickers(tickers);
    from = from == null ? (simulated ? SIMULATED_FROM : BEFORE_ALL_DATA) : from;
    to = to == null && simulated ? SIMULATED_TO : to;
    featureSet = orElse(featureSet, "equity-daily");
    label = orElse(label, "fwd_5d");
    folds = folds == null ? Integer.valueOf(5) : folds;
    seed = seed == null ? Long.valueOf(7) : seed;
    experiment = orElse(experiment, "tidemark");
    title = orElse(title, "Pipeline on " + String.join(" and ", vendors));
    if (folds < 1) {
      throw new IllegalArgumentException("folds is %d; it must be at least 1".formatted(folds));
    }
    if (to != null && to.isBefore(from)) {
      throw new IllegalArgumentException("to is %s, which is before from, %s".formatted(to, from));
    }
  }

  /** Whether the simulated market stands behind all of these vendors. */
  public static boolean isSimulated(List<String> vendors) {
    return vendors.stream().allMatch(VendorCatalog::isSimulated);
  }

  /** The request that {@code {}} stands for. */
  public static PipelineRequest defaults() {
    return new PipelineRequest(
        null, null, null, null, null, null, null, null, null, null, null, null);
  }

  @Override
  public String titleAt(Instant now) {
    return title;
  }

  /** The same request, its last session set to that day if it was left open. */
  PipelineRequest until(LocalDate today) {
    return to == null ? with(today, title) : this;
  }

  /** The same request under another title. */
  public PipelineRequest titled(String words) {
    return with(to, words);
  }

  private PipelineRequest with(LocalDate last, String words) {
    return new PipelineRequest(
        vendors,
        macro,
        tickers,
        from,
        last,
        asOf,
        featureSet,
        label,
        folds,
        seed,
        experiment,
        words);
  }

  /** The vendors that are asked; the others' data is in the lake already. */
  List<String> liveVendors() {
    return vendors.stream().filter(VendorCatalog::isLive).toList();
  }

  /** The macro source if it is asked, else empty. */
  String liveMacro() {
    return VendorCatalog.isLive(macro) ? macro : "";
  }

  /** Whether there is anything to fetch. */
  boolean fetches() {
    return !liveVendors().isEmpty() || !liveMacro().isEmpty();
  }

  private static String orElse(String value, String fallback) {
    return value == null || value.isBlank() ? fallback : value;
  }
}

package io.tidemark.flows.pipeline;

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
 * @param vendors price sources in order of trust: live ones ({@link VendorCatalog}) or the names of
 *     imported ones; default: two simulated ones
 * @param macro the macro source; default: {@code sim-fred} with simulated vendors, otherwise none
 * @param tickers default: empty, which means those of the simulated market, or all imported ones
 * @param from first session; default: 2016-01-04 of the simulated market, otherwise the first with
 *     data
 * @param to last session; default: 2023-12-29 of the simulated market, otherwise today
 * @param asOf {@code as_of} of every read; default: the time at which all data has landed
 * @param featureSet name of a shipped set or path of a YAML file; default {@code equity-daily}
 * @param label label to predict; default {@code fwd_5d}
 * @param folds number of test windows of the walk-forward; default 5
 * @param seed seed of all random numbers; default 7
 * @param experiment name of the MLflow experiment; default {@code tidemark}
 * @param title of the report; default: the names of the vendors
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
  /** The default first session on the simulated market. */
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
    vendors =
        vendors == null || vendors.isEmpty()
            ? VendorSources.DEFAULT_VENDORS
            : RequestNames.vendors(vendors);
    boolean simulated = VendorSources.allSimulated(vendors);
    macro = macro == null ? (simulated ? VendorSources.DEFAULT_MACRO : "") : macro.strip();
    if (VendorSources.live(macro) && !VendorCatalog.offering(Offer.MACRO).contains(macro)) {
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

  /** The request for {@code {}}. */
  public static PipelineRequest defaults() {
    return new PipelineRequest(
        null, null, null, null, null, null, null, null, null, null, null, null);
  }

  @Override
  public String titleAt(Instant now) {
    return title;
  }

  /** The same request, with the last session set to that day if it was open. */
  PipelineRequest until(LocalDate today) {
    return to == null ? with(today, title) : this;
  }

  /** The same request with another title. */
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

  /** The live vendors; the data of the others is already in the lake. */
  List<String> liveVendors() {
    return vendors.stream().filter(VendorSources::live).toList();
  }

  /** The macro source if it is live, otherwise empty. */
  String liveMacro() {
    return VendorSources.live(macro) ? macro : "";
  }

  /** Whether any source is live and must be fetched. */
  boolean fetches() {
    return !liveVendors().isEmpty() || !liveMacro().isEmpty();
  }

  private static String orElse(String value, String fallback) {
    return value == null || value.isBlank() ? fallback : value;
  }
}

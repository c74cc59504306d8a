package io.tidemark.cli.features;

import io.tidemark.api.features.BuildFeaturesRequest;
import io.tidemark.api.market.MarketScope;
import io.tidemark.core.RunKey;
import io.tidemark.core.UserFault;
import io.tidemark.core.feature.FeatureSet;
import io.tidemark.flows.steps.RequestNames;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import picocli.CommandLine.Option;

/** Which bars a set is computed from: options that commands share. */
final class BarsOptions {
  private static final LocalDate BEFORE_ALL_DATA = LocalDate.of(1900, 1, 1);

  @Option(
      names = {"--vendor", "--vendors"},
      required = true,
      split = ",",
      paramLabel = "NAME",
      description = {
        "Whose bars: the name of an import or a live vendor. Several, most trusted first, stand"
            + " for",
        "the prices that they were reconciled to."
      })
  private List<String> vendors;

  @Option(
      names = "--tickers",
      split = ",",
      paramLabel = "T,U",
      description = "Which; default: all that there are.")
  private List<String> tickers = List.of();

  @Option(
      names = "--universe",
      paramLabel = "INDEX",
      defaultValue = "",
      description =
          "An imported index, such as sp500: rows of its members in each session, as known then.")
  private String universe;

  @Option(
      names = "--macro",
      paramLabel = "NAME",
      defaultValue = "",
      description = "The macro source of a set that reads one; default: the only one there is.")
  private String macro;

  @Option(names = "--from", paramLabel = "DATE", description = "First day; default: all there is.")
  private LocalDate from = BEFORE_ALL_DATA;

  @Option(names = "--to", paramLabel = "DATE", description = "Last day; default: today.")
  private LocalDate to;

  @Option(
      names = "--as-of",
      paramLabel = "INSTANT",
      description = "Knowledge time, such as 2026-03-02T21:00:00Z; default: now.")
  private Instant asOf;

  String macro() {
    return macro;
  }

  /**
   * Whose bars of which sessions, as known at one time: by default up to the present session of the
   * set's market, as known now.
   *
   * @throws UserFault if a name cannot be one, or the last day is before the first
   */
  MarketScope scope(FeatureSet set) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    LocalDate last = to == null ? set.calendar().dateOf(now) : to;
    if (last.isBefore(from)) {
      throw new UserFault("--to is %s, which is before --from, %s".formatted(last, from));
    }
    try {
      return new MarketScope(
          RequestNames.vendors(vendors),
          RequestNames.tickers(tickers),
          from,
          last,
          asOf == null ? now : asOf,
          universe);
    } catch (IllegalArgumentException e) {
      throw new UserFault(e.getMessage(), e);
    }
  }

  /** The request to build a set from these bars into the lake. */
  BuildFeaturesRequest build(RunKey run, String set) {
    return new BuildFeaturesRequest(
        run.step("build"), set, scope(FeatureSet.load(set)), macro, BuildFeaturesRequest.CURRENT);
  }
}

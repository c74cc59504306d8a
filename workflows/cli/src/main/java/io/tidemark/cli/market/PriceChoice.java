package io.tidemark.cli.market;

import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Option;

/** Options that select the vendors of prices and the as-of time. */
final class PriceChoice {
  @Option(
      names = "--vendors",
      split = ",",
      paramLabel = "NAME",
      description = {
        "The vendors of the reconciled prices, in order of trust: google,yahoo. Default: among those in the lake"
            + " the",
        "longest list of vendors."
      })
  private List<String> vendors;

  @Option(
      names = "--as-of",
      converter = ArgumentText.AsOf.class,
      paramLabel = "TIME",
      description =
          "As-of time: an ISO instant, or a date, which means its end in UTC. Default: now.")
  private Instant asOf;

  List<String> vendors() {
    return ArgumentText.names(vendors);
  }

  Instant asOf() {
    return asOf == null ? Instant.now() : asOf;
  }
}

package io.tidemark.cli.market;

import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Option;

/** Whose agreed prices, and as known when. */
final class PriceChoice {
  @Option(
      names = "--vendors",
      split = ",",
      paramLabel = "NAME",
      description = {
        "Whose agreed prices, in order of trust: google,yahoo. Default: of those that there are"
            + " the",
        "ones of most vendors."
      })
  private List<String> vendors;

  @Option(
      names = "--as-of",
      converter = ArgumentText.AsOf.class,
      paramLabel = "TIME",
      description = "As known then: an ISO instant, or a date's end in UTC. Default: now.")
  private Instant asOf;

  List<String> vendors() {
    return ArgumentText.names(vendors);
  }

  Instant asOf() {
    return asOf == null ? Instant.now() : asOf;
  }
}

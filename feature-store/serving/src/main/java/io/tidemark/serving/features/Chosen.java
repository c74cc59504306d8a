package io.tidemark.serving.features;

import io.javalin.http.Context;
import io.tidemark.core.registry.Manifest;
import io.tidemark.serving.http.DataResponses;
import io.tidemark.serving.http.ETags;
import io.tidemark.serving.http.Parameters;
import io.tidemark.serving.published.ServedVersion;
import java.time.Instant;
import java.util.List;

/**
 * The version that answers a request.
 *
 * @param isNamed whether the request names it, so that the answer hangs on no pointer
 */
record Chosen(ServedVersion version, boolean isNamed) {
  Manifest manifest() {
    return version.manifest();
  }

  /** The features that are asked for; left out, all. */
  List<String> features(Parameters parameters) {
    List<String> names = parameters.names("features");
    for (String name : names) {
      if (!manifest().features().contains(name)) {
        throw DataResponses.unknown("feature", name, manifest().features()).asException();
      }
    }
    return names.isEmpty() ? manifest().features() : names;
  }

  /** A version reads nothing that became known later than it, whatever is asked for. */
  Instant asOf(Parameters parameters) {
    Instant own = manifest().asOf();
    return parameters.moment("as_of").filter(asked -> asked.isBefore(own)).orElse(own);
  }

  void requireTicker(String ticker) {
    if (!version.tickers().contains(ticker)) {
      throw DataResponses.unknown("ticker", ticker, version.tickers()).asException();
    }
  }

  /** Names all that the answer is made of. */
  String tag(String rest) {
    return ETags.weak(manifest().set() + "/" + manifest().version() + rest);
  }

  /**
   * Tags the answer; returns whether the client has it.
   *
   * @param isWhole whether nothing was left out that may be there another time
   */
  boolean settles(Context ctx, String tag, boolean isWhole) {
    return (isNamed && isWhole) ? ETags.settlesForGood(ctx, tag) : ETags.settles(ctx, tag);
  }
}

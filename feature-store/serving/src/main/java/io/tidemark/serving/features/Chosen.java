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
 * The version that a request reads.
 *
 * @param isNamed whether the request names it, so that the response does not depend on the pointer
 */
record Chosen(ServedVersion version, boolean isNamed) {
  Manifest manifest() {
    return version.manifest();
  }

  /** The requested features; by default all. */
  List<String> features(Parameters parameters) {
    List<String> names = parameters.names("features");
    for (String name : names) {
      if (!manifest().features().contains(name)) {
        throw DataResponses.unknown("feature", name, manifest().features()).asException();
      }
    }
    return names.isEmpty() ? manifest().features() : names;
  }

  /** The as-of time of the response: never later than that of the version. */
  Instant asOf(Parameters parameters) {
    Instant own = manifest().asOf();
    return parameters.moment("as_of").filter(asked -> asked.isBefore(own)).orElse(own);
  }

  void requireTicker(String ticker) {
    if (!version.tickers().contains(ticker)) {
      throw DataResponses.unknown("ticker", ticker, version.tickers()).asException();
    }
  }

  /** An entity tag that identifies all data behind the response. */
  String tag(String rest) {
    return ETags.weak(manifest().set() + "/" + manifest().version() + rest);
  }

  /**
   * Sets the entity tag; returns whether the client already has the response.
   *
   * @param isWhole whether the response can never change, because nothing was left out
   */
  boolean settles(Context ctx, String tag, boolean isWhole) {
    return (isNamed && isWhole) ? ETags.settlesForGood(ctx, tag) : ETags.settles(ctx, tag);
  }
}

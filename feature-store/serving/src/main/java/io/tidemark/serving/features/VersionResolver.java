package io.tidemark.serving.features;

import io.javalin.http.Context;
import io.tidemark.core.SpellingSuggestions;
import io.tidemark.core.registry.Manifest;
import io.tidemark.serving.http.DataResponses;
import io.tidemark.serving.http.ETags;
import io.tidemark.serving.http.Parameters;
import io.tidemark.serving.http.Problem;
import io.tidemark.serving.published.ServedVersion;
import io.tidemark.serving.published.Versions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the version that answers: the one that the request names, or the one that is served. */
public final class VersionResolver {
  private static final Logger LOG = LoggerFactory.getLogger(VersionResolver.class);
  private static final int MOST_NAMES = 12;

  private final Versions versions;
  private final DataResponses answers;

  public VersionResolver(Versions versions, DataResponses answers) {
    this.versions = versions;
    this.answers = answers;
  }

  ResolvedVersion of(Context ctx, Parameters parameters) {
    String set = ctx.pathParam("set");
    Optional<String> version = parameters.text("version");
    return version.isPresent()
        ? new ResolvedVersion(named(set, version.get()), true)
        : new ResolvedVersion(answers.served(Optional.of(set)), false);
  }

  private ServedVersion named(String set, String version) {
    List<String> published = versions.of(set);
    if (published.isEmpty()) {
      return answers.served(Optional.of(set));
    }
    if (!published.contains(version)) {
      throw unknown(set, version, published);
    }
    try {
      return versions.find(set, version).orElseThrow();
    } catch (RuntimeException e) {
      LOG.error("cannot load {} {}", set, version, e);
      throw Problem.notReady(
              "version %s is published but cannot be loaded; the API's log has the cause"
                  .formatted(version))
          .asException();
    }
  }

  private static RuntimeException unknown(String set, String version, List<String> published) {
    return Problem.notFound(
            "version '%s' of %s is not known; %s are %s"
                .formatted(
                    version,
                    set,
                    published.size() > MOST_NAMES ? "the nearest" : "published",
                    String.join(", ", SpellingSuggestions.ranked(version, published, MOST_NAMES))))
        .asException();
  }

  /**
   * The version that answers a request.
   *
   * @param isNamed whether the request names it, so that the answer hangs on no pointer
   */
  record ResolvedVersion(ServedVersion version, boolean isNamed) {
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
}

package io.tidemark.serving.http;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.tidemark.core.Nearest;
import io.tidemark.core.registry.Manifest;
import io.tidemark.serving.published.Publications;
import io.tidemark.serving.published.ServedVersion;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;

/**
 * What all data routes have in common: they find the version that is served, answer out of it
 * alone, and tag the answer with it.
 */
final class Answers {
  private static final ApiJson JSON = new ApiJson();
  private static final int MOST_NAMES = 3;

  private final Publications publications;
  private final Path lake;

  Answers(Publications publications, Path lake) {
    this.publications = publications;
    this.lake = lake;
  }

  /**
   * Answers out of the served version of a set; an answer is a function of the address and the
   * version, so a client that has it already is told so.
   *
   * @param set the set's name; without one, the set that was published last
   */
  void answer(Context ctx, Optional<String> set, Function<ServedVersion, Object> body) {
    ServedVersion version = served(set);
    String tag = tag(version.manifest());
    Object answer = body.apply(version);
    ctx.header("ETag", tag);
    ctx.header("Cache-Control", "no-cache");
    if (isKnown(ctx.header("If-None-Match"), tag)) {
      ctx.status(HttpStatus.NOT_MODIFIED);
      return;
    }
    ctx.contentType("application/json");
    ctx.result(JSON.bytes(answer));
  }

  private ServedVersion served(Optional<String> set) {
    Publications.State state = publications.state();
    Optional<ServedVersion> version = set.map(state::of).orElseGet(state::newest);
    return version.orElseThrow(() -> absent(state, set).asException());
  }

  private Problem absent(Publications.State state, Optional<String> set) {
    if (!state.looked()) {
      return Problem.notReady("the published version is being loaded; ask again in a moment");
    }
    Optional<Publications.Failure> failure =
        set.map(name -> Optional.ofNullable(state.failures().get(name)))
            .orElseGet(() -> state.failures().values().stream().findFirst());
    if (failure.isPresent()) {
      return Problem.notReady(
          "version %s is published but cannot be loaded; the API's log has the cause"
              .formatted(failure.get().version()));
    }
    if (state.versions().isEmpty()) {
      return Problem.notReady(
          "nothing is published in %s yet; publish with: ./tidemark run pipeline".formatted(lake));
    }
    return unknown("set", set.orElse(""), state.versions().keySet());
  }

  /** The answer to a name that is not known, with those that it may have been. */
  static Problem unknown(String kind, String name, Collection<String> known) {
    return Problem.notFound(
        "%s '%s' is not known; the nearest are %s"
            .formatted(kind, name, String.join(", ", Nearest.ranked(name, known, MOST_NAMES))));
  }

  /** Weak, since an answer may go out compressed or not. */
  private static String tag(Manifest manifest) {
    return "W/\"%s/%s\"".formatted(manifest.set(), manifest.version());
  }

  private static boolean isKnown(String ifNoneMatch, String tag) {
    String opaque = tag.substring(2);
    return ifNoneMatch != null
        && Arrays.stream(ifNoneMatch.split(",", -1))
            .map(String::strip)
            .anyMatch(held -> held.equals("*") || held.endsWith(opaque));
  }
}

package io.tidemark.serving.http;

import io.javalin.http.Context;
import io.tidemark.core.SpellingSuggestions;
import io.tidemark.core.registry.Manifest;
import io.tidemark.serving.published.ServedVersion;
import io.tidemark.serving.published.ServedVersions;
import io.tidemark.views.ViewJson;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Common part of all data routes: finds the served version, answers from it alone, and sets the
 * entity tag.
 */
public final class DataResponses {
  private static final int MOST_NAMES = 3;

  private final ServedVersions publications;
  private final Path lake;

  public DataResponses(ServedVersions publications, Path lake) {
    this.publications = publications;
    this.lake = lake;
  }

  /**
   * Answers from the served version of a set. A response is a function of the address and the
   * version, so a client that already has it gets a 304.
   *
   * @param set the set's name; without one, the set with regimes that was published last
   */
  public void answer(Context ctx, Optional<String> set, Function<ServedVersion, Object> body) {
    ServedVersion version = served(set);
    Manifest manifest = version.manifest();
    Object answer = body.apply(version);
    if (!ETags.settles(ctx, ETags.weak(manifest.set() + "/" + manifest.version()))) {
      ctx.contentType("application/json");
      ctx.result(ViewJson.bytes(answer));
    }
  }

  /**
   * The served version.
   *
   * @param set the set's name; without one, the set with regimes that was published last
   */
  public ServedVersion served(Optional<String> set) {
    ServedVersions.State state = publications.state();
    Optional<ServedVersion> version = set.map(state::of).orElseGet(state::newestWithRegimes);
    return version.orElseThrow(() -> absent(state, set).asException());
  }

  private Problem absent(ServedVersions.State state, Optional<String> set) {
    if (!state.looked()) {
      return Problem.notReady("the published version is being loaded; try again in a moment");
    }
    Optional<ServedVersions.Failure> failure =
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
    if (set.isEmpty()) {
      return Problem.notFound(
          "no served version has regimes: those of %s were published without training; ./tidemark run pipeline publishes with"
              .formatted(String.join(", ", new TreeSet<>(state.versions().keySet()))));
    }
    return unknown("set", set.get(), state.versions().keySet());
  }

  /** The problem for an unknown name, with the most similar known names. */
  public static Problem unknown(String kind, String name, Collection<String> known) {
    return Problem.notFound(
        "%s '%s' is not known; the nearest are %s"
            .formatted(
                kind,
                name,
                String.join(", ", SpellingSuggestions.ranked(name, known, MOST_NAMES))));
  }
}

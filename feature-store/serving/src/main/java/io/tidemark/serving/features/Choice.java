package io.tidemark.serving.features;

import io.javalin.http.Context;
import io.tidemark.core.SpellingSuggestions;
import io.tidemark.serving.http.DataResponses;
import io.tidemark.serving.http.Parameters;
import io.tidemark.serving.http.Problem;
import io.tidemark.serving.published.ServedVersion;
import io.tidemark.serving.published.Versions;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the version that a request reads: the one that it names, or the served one. */
public final class Choice {
  private static final Logger LOG = LoggerFactory.getLogger(Choice.class);
  private static final int MOST_NAMES = 12;

  private final Versions versions;
  private final DataResponses answers;

  public Choice(Versions versions, DataResponses answers) {
    this.versions = versions;
    this.answers = answers;
  }

  Chosen of(Context ctx, Parameters parameters) {
    String set = ctx.pathParam("set");
    Optional<String> version = parameters.text("version");
    return version.isPresent()
        ? new Chosen(named(set, version.get()), true)
        : new Chosen(answers.served(Optional.of(set)), false);
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
}

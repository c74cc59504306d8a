package io.tidemark.tracking;

import java.util.List;
import java.util.Map;

/** Everything that is logged to one run. */
public record RunContent(
    Map<String, String> params,
    Map<String, Double> metrics,
    Map<String, String> tags,
    List<Artifact> artifacts) {
  public RunContent {
    params = Map.copyOf(params);
    metrics = Map.copyOf(metrics);
    tags = Map.copyOf(tags);
    artifacts = List.copyOf(artifacts);
  }
}

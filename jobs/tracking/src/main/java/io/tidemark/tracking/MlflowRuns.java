package io.tidemark.tracking;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.core.Json;
import io.tidemark.core.UserFault;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mlflow.tracking.MlflowClient;

/**
 * The calls of MLflow's REST API that a tracked step needs. They use MLflow's Java client; files
 * are uploaded by HTTP to the server's artifact proxy, because the client would start a Python
 * process for that.
 *
 * <p>Every call throws an unchecked exception if the server cannot be reached or refuses the call.
 */
public final class MlflowRuns implements AutoCloseable {
  /** The tag with the run key of the step. */
  public static final String RUN_KEY = "tidemark.run_key";

  private static final String PROXIED = "mlflow-artifacts:";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ObjectMapper json = Json.mapper();
  private final String server;
  private final MlflowClient client;
  private final HttpClient http;

  /**
   * @param server address, such as {@code http://127.0.0.1:5000}
   */
  public MlflowRuns(String server) {
    this.server = server.endsWith("/") ? server.substring(0, server.length() - 1) : server;
    this.client = new MlflowClient(this.server);
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
  }

  /**
   * Checks that the server is healthy.
   *
   * @throws IllegalStateException naming the problem, after a short timeout if there is no response
   */
  public void ping() {
    send(HttpRequest.newBuilder(URI.create(server + "/health")).GET());
  }

  /**
   * The id of an experiment, which is created if it does not exist.
   *
   * @throws UserFault if MLflow cannot search for the name
   */
  public String experiment(String name) {
    JsonNode found =
        post("experiments/search", Map.of("filter", experimentFilter(name), "max_results", 1));
    if (!found.path("experiments").isEmpty()) {
      return found.get("experiments").get(0).get("experiment_id").asText();
    }
    Map<String, String> training = Map.of("mlflow.experimentKind", "custom_model_development");
    return post("experiments/create", Map.of("name", name, "tags", pairs(training)))
        .get("experiment_id")
        .asText();
  }

  /** The oldest run of the experiment that has all of these tags. */
  private Optional<MlflowRun> find(String experiment, Map<String, String> tags) {
    JsonNode found =
        post(
            "runs/search",
            Map.of(
                "experiment_ids",
                List.of(experiment),
                "filter",
                tagFilter(tags),
                "order_by",
                List.of("attributes.start_time ASC"),
                "max_results",
                1));
    return found.path("runs").isEmpty()
        ? Optional.empty()
        : Optional.of(run(found.get("runs").get(0)));
  }

  /**
   * The run with these tags: unchanged if it is finished, reopened if it was left open, failed or
   * was killed, and started if there is none.
   *
   * @param name name of the run if it is started
   */
  public MlflowRun resumeOrStart(String experiment, String name, Map<String, String> identity) {
    return find(experiment, identity)
        .map(found -> found.status() == RunStatus.FINISHED ? found : resume(found))
        .orElseGet(() -> start(experiment, name, identity));
  }

  /**
   * Logs the content of a run and ends it; a finished run is not changed.
   *
   * @param content makes the content for a run id; called only if it is going to be written
   */
  public MlflowRun finish(MlflowRun run, Function<String, RunContent> content) {
    if (run.status() == RunStatus.FINISHED) {
      return run;
    }
    log(run, content.apply(run.id()));
    return end(run, RunStatus.FINISHED);
  }

  /** Starts a run. */
  private MlflowRun start(String experiment, String name, Map<String, String> tags) {
    Map<String, Object> body = new TreeMap<>();
    body.put("experiment_id", experiment);
    body.put("run_name", name);
    body.put("start_time", System.currentTimeMillis());
    body.put("tags", pairs(tags));
    return run(post("runs/create", body).get("run"));
  }

  /** Reopens a run that was left open, failed or was killed. */
  private MlflowRun resume(MlflowRun run) {
    post("runs/update", Map.of("run_id", run.id(), "status", RunStatus.RUNNING));
    return run.with(RunStatus.RUNNING);
  }

  /** Logs all content. Idempotent. */
  public void log(MlflowRun run, RunContent content) {
    List<Map<String, Object>> metrics = new ArrayList<>();
    new TreeMap<>(content.metrics())
        .forEach(
            // A metric's identity includes its time, so logging it again must use the same time.
            (key, value) ->
                metrics.add(
                    Map.of("key", key, "value", value, "timestamp", run.startTime(), "step", 0)));
    post(
        "runs/log-batch",
        Map.of(
            "run_id", run.id(),
            "params", pairs(content.params()),
            "metrics", metrics,
            "tags", pairs(content.tags())));
    content.artifacts().forEach(artifact -> upload(run, artifact));
  }

  /** Ends a run. */
  public MlflowRun end(MlflowRun run, RunStatus status) {
    post(
        "runs/update",
        Map.of("run_id", run.id(), "status", status, "end_time", System.currentTimeMillis()));
    return run.with(status);
  }

  /**
   * The URL of the run's page; the query parameter prevents MLflow 3 from opening its GenAI view.
   */
  public String url(MlflowRun run) {
    return "%s/#/experiments/%s/runs/%s?workflowType=machine_learning"
        .formatted(server, run.experiment(), run.id());
  }

  @Override
  public void close() {
    client.close();
  }

  static String experimentFilter(String name) {
    return "name = " + quoted(name);
  }

  static String tagFilter(Map<String, String> tags) {
    return new TreeMap<>(tags)
        .entrySet().stream()
            .map(tag -> "tags.`%s` = %s".formatted(tag.getKey(), quoted(tag.getValue())))
            .collect(Collectors.joining(" and "));
  }

  /**
   * Quotes a text for a filter. MLflow removes the outer quotes and has no escape character, so the
   * kind of quote depends on the text.
   */
  private static String quoted(String text) {
    if (text.contains("'") && text.contains("\"")) {
      throw new UserFault(
          "MLflow cannot search for %s: its filters quote with ' or \", and this holds both; leave"
                  .formatted(text)
              + " one of them out of the experiment's name");
    }
    String quote = text.contains("'") ? "\"" : "'";
    return quote + text + quote;
  }

  private void upload(MlflowRun run, Artifact artifact) {
    if (!run.artifactUri().startsWith(PROXIED)) {
      throw new IllegalStateException(
          "artifacts of run %s go to %s, which is not a path on the server; start the server with"
                  .formatted(run.id(), run.artifactUri())
              + " --artifacts-destination, so that it takes files over HTTP");
    }
    String folder = URI.create(run.artifactUri()).getPath();
    URI target =
        URI.create(
            server
                + "/api/2.0/mlflow-artifacts/artifacts"
                + encoded(folder + "/" + artifact.path()));
    send(HttpRequest.newBuilder(target).PUT(BodyPublishers.ofByteArray(artifact.content())));
  }

  /** Encodes a path for a URI: spaces, percent signs and non-ASCII characters. */
  private static String encoded(String path) {
    try {
      return new URI(null, null, path, null).toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("path '%s' is not valid in a URI".formatted(path), e);
    }
  }

  private void send(HttpRequest.Builder request) {
    HttpRequest built = request.timeout(PATIENCE).build();
    try {
      HttpResponse<String> response = http.send(built, BodyHandlers.ofString());
      if (response.statusCode() / 100 != 2) {
        throw new IllegalStateException(
            "%s %s answered %d: %s"
                .formatted(built.method(), built.uri(), response.statusCode(), response.body()));
      }
    } catch (IOException e) {
      throw new IllegalStateException("%s %s failed".formatted(built.method(), built.uri()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted at " + built.uri(), e);
    }
  }

  private JsonNode post(String path, Map<String, ?> body) {
    return parse(client.sendPost(path, Json.write(body)));
  }

  private JsonNode parse(String answer) {
    try {
      return json.readTree(answer);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(server + " did not answer with JSON: " + answer, e);
    }
  }

  private static MlflowRun run(JsonNode run) {
    JsonNode info = run.get("info");
    return new MlflowRun(
        info.get("run_id").asText(),
        info.get("experiment_id").asText(),
        info.get("artifact_uri").asText(),
        info.get("start_time").asLong(),
        RunStatus.valueOf(info.get("status").asText()));
  }

  private static List<Map<String, String>> pairs(Map<String, String> values) {
    return new TreeMap<>(values)
        .entrySet().stream().map(e -> Map.of("key", e.getKey(), "value", e.getValue())).toList();
  }
}

package io.tidemark.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.core.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads an MLflow server in tests, independently of the code under test. */
public final class MlflowReader {
  private final String server;

  public MlflowReader(String server) {
    this.server = server;
  }

  /** All runs of an experiment, oldest first. */
  public List<JsonNode> runs(String experiment) {
    JsonNode id =
        get("/api/2.0/mlflow/experiments/get-by-name?experiment_name=" + experiment)
            .at("/experiment/experiment_id");
    Map<String, Object> all =
        Map.of("experiment_ids", List.of(id.asText()), "order_by", List.of("start_time ASC"));
    return post("/api/2.0/mlflow/runs/search", all).path("runs").valueStream().toList();
  }

  public JsonNode run(String id) {
    return get("/api/2.0/mlflow/runs/get?run_id=" + id).get("run");
  }

  /** How often a metric was logged to a run. */
  public int timesLogged(String run, String metric) {
    String path = "/api/2.0/mlflow/metrics/get-history?run_id=%s&metric_key=%s";
    return get(path.formatted(run, metric)).path("metrics").size();
  }

  /** Params, metrics or tags of a run, by key. */
  public static Map<String, String> values(JsonNode run, String kind) {
    Map<String, String> values = new HashMap<>();
    run.at("/data/" + kind)
        .forEach(e -> values.put(e.get("key").asText(), e.get("value").asText()));
    return values;
  }

  /** Names of the files in a folder of a run's artifacts. */
  public List<String> artifacts(String run, String folder) {
    return get("/api/2.0/mlflow/artifacts/list?run_id=" + run + "&path=" + folder)
        .path("files")
        .valueStream()
        .map(file -> file.get("path").asText())
        .toList();
  }

  public String artifact(String run, String path) {
    return send(
        HttpRequest.newBuilder(
            URI.create(server + "/get-artifact?run_uuid=" + run + "&path=" + path)));
  }

  private JsonNode get(String path) {
    return parse(send(HttpRequest.newBuilder(URI.create(server + path))));
  }

  private JsonNode post(String path, Object body) {
    return parse(
        send(
            HttpRequest.newBuilder(URI.create(server + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Json.write(body)))));
  }

  private static JsonNode parse(String text) {
    try {
      return Json.mapper().readTree(text);
    } catch (IOException e) {
      throw new IllegalStateException(text, e);
    }
  }

  private static String send(HttpRequest.Builder request) {
    try {
      return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString()).body();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

package io.tidemark.runner;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.api.JobRequest;
import io.tidemark.api.JobResult;
import io.tidemark.core.Json;
import io.tidemark.core.RunKey;
import io.tidemark.core.Sha256;
import io.tidemark.core.UserFault;
import io.tidemark.core.store.ObjectStore;
import io.tidemark.core.store.StoredObject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The results of completed steps, one object per step under {@code _runs} in the lake. A step with
 * a result is not run again, and its first result is kept.
 */
final class RunLedger {
  private final ObjectStore store;

  /**
   * A completed step.
   *
   * @param request hash of the request
   */
  private record Entry(String request, JsonNode result) {}

  /**
   * @param store the lake's object store
   */
  RunLedger(ObjectStore store) {
    this.store = store;
  }

  /**
   * The result of a step if it is completed.
   *
   * @throws UserFault if another request was completed under this key
   */
  <R extends JobResult> Optional<R> resultOf(JobRequest<R> request) {
    return store.get(key(request.runKey())).map(object -> result(object, request));
  }

  /**
   * Stores the step's result.
   *
   * @return the stored result, which is the first one if the step ran twice in parallel
   * @throws UserFault if another request was completed under this key meanwhile
   */
  <R extends JobResult> R keep(JobRequest<R> request, R result) {
    JsonNode answer = Json.read(Json.write(result), JsonNode.class);
    String entry = Json.pretty(new Entry(hash(request), answer));
    return store.putIfAbsent(key(request.runKey()), entry.getBytes(StandardCharsets.UTF_8))
        ? result
        : resultOf(request).orElseThrow();
  }

  private static <R extends JobResult> R result(StoredObject object, JobRequest<R> request) {
    Entry entry = Json.read(object.text(), Entry.class);
    if (!entry.request().equals(hash(request))) {
      throw new UserFault(
          "step %s is already done, for another request; start the run under another id"
              .formatted(request.runKey()));
    }
    return Json.read(entry.result().toString(), request.resultType());
  }

  private static String hash(JobRequest<?> request) {
    return Sha256.of(Json.write(request));
  }

  private static String key(RunKey key) {
    return "_runs/" + key.value() + ".json";
  }
}

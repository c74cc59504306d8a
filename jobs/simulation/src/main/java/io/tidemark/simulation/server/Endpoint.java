package io.tidemark.simulation.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** One vendor's protocol on the simulated server. */
interface Endpoint {
  /** The real vendor's name. */
  String vendor();

  /** Prefixes of the paths that it serves. */
  List<String> paths();

  /** Whether the request has the right key. */
  boolean admits(SimulatedRequest question, String key);

  /** The response to a wrong key. */
  Reply refusal();

  /** The requested ticker or series. */
  String subject(SimulatedRequest question);

  /**
   * The response without transport faults.
   *
   * @param base address of the server, for links to further pages
   * @throws RuntimeException if the request is invalid
   */
  Reply answer(SimulatedRequest question, String base);

  /** The same, but the next page is this page again; without pages, no fault. */
  default Reply repeating(SimulatedRequest question, String base) {
    return answer(question, base);
  }

  /** A unique name of a request among those of this vendor, from which faults are drawn. */
  default String name(SimulatedRequest question) {
    return question.name();
  }

  /**
   * The response when the key's rate limit is exceeded.
   *
   * @param headers headers with the wait, if any
   */
  default Reply throttled(SimulatedRequest question, Map<String, String> headers) {
    return new Reply(429, "{\"error\":\"You have exceeded the request limit\"}", headers);
  }

  /** Records that a request got a complete response without faults. */
  default void answered(SimulatedRequest question) {}

  /**
   * A response.
   *
   * @param body JSON
   */
  record Reply(int status, String body, Map<String, String> headers) {

    static Reply ok(JsonNode body) {
      return new Reply(200, body.toString(), Map.of());
    }

    static Reply error(int status, String body) {
      return new Reply(status, body, Map.of());
    }

    byte[] bytes() {
      return body.getBytes(StandardCharsets.UTF_8);
    }
  }
}

package io.tidemark.simulation.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** One vendor's protocol, as the simulated server speaks it. */
interface Endpoint {
  /** The real vendor's name. */
  String vendor();

  /** What the paths that it serves begin with. */
  List<String> paths();

  /** Whether the question carries the right key. */
  boolean admits(SimulatedRequest question, String key);

  /** What a wrong key is told. */
  Reply refusal();

  /** Ticker or series that is asked about. */
  String subject(SimulatedRequest question);

  /**
   * The honest answer.
   *
   * @param base address of the server, for links to further pages
   * @throws RuntimeException if the question cannot be understood
   */
  Reply answer(SimulatedRequest question, String base);

  /**
   * The same, but for a next page that is this one over again; where there are no pages, honest.
   */
  default Reply repeating(SimulatedRequest question, String base) {
    return answer(question, base);
  }

  /** A question's name, by which faults come: what tells it from every other of this vendor. */
  default String name(SimulatedRequest question) {
    return question.name();
  }

  /**
   * What a question is answered when the key's limit is used up.
   *
   * @param headers that state a wait, if any
   */
  default Reply throttled(SimulatedRequest question, Map<String, String> headers) {
    return new Reply(429, "{\"error\":\"You have exceeded the request limit\"}", headers);
  }

  /** Takes note that a question was answered honestly and wholly. */
  default void answered(SimulatedRequest question) {}

  /**
   * An answer.
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

package io.tidemark.cli.decisions;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Options for who decides and why; both are kept with the decision. */
final class DecisionOptions {
  @Option(
      names = "--why",
      required = true,
      paramLabel = "WORDS",
      description = "The reason; it is kept with the decision.")
  private String why;

  @Option(
      names = "--who",
      paramLabel = "NAME",
      description = "Who decides; default: the user of this machine.")
  private String who;

  @Option(names = "--json", description = "Print one JSON object; progress goes to stderr.")
  private boolean json;

  String why() {
    return why;
  }

  String who() {
    return who == null ? System.getProperty("user.name") : who;
  }

  boolean json() {
    return json;
  }

  /** The result as JSON. */
  static Map<String, Object> answer(String done, String key, String workflow) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("done", done);
    answer.put("key", key);
    answer.put("workflow", workflow);
    return answer;
  }
}

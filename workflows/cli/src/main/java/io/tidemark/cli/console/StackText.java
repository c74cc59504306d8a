package io.tidemark.cli.console;

import io.tidemark.cli.local.LocalStack;
import io.tidemark.core.registry.Registry;
import io.tidemark.worker.LocalSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The local stack and the served versions, as text for people and as JSON. */
public final class StackText {
  private StackText() {}

  public static List<String> of(LocalStack stack, LocalSettings settings) {
    TextTable table = new TextTable("part", "state", "since", "process", "address");
    for (LocalStack.Status part : stack.status()) {
      table.row(
          part.part(),
          part.state().name().toLowerCase(Locale.ROOT).replace('_', ' '),
          part.since() == null
              ? ""
              : DurationText.of(Duration.between(part.since(), Instant.now())),
          part.pid() == 0 ? "" : Long.toString(part.pid()),
          part.note().isEmpty() ? part.address() : part.note());
    }
    List<String> lines = new ArrayList<>(table.lines());
    lines.add("");
    Map<String, String> served = served(settings);
    served.forEach((set, version) -> lines.add("Served    " + set + " " + version));
    if (served.isEmpty()) {
      lines.add("Served    nothing yet; ./tidemark demo publishes a version");
    }
    lines.add("Data      " + settings.data());
    return lines;
  }

  /** As one JSON object. */
  public static Map<String, Object> json(LocalStack stack, LocalSettings settings) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("parts", stack.status());
    answer.put("served", served(settings));
    answer.put("data", settings.data().toString());
    answer.put("lake", settings.lake());
    return answer;
  }

  private static Map<String, String> served(LocalSettings settings) {
    Map<String, String> served = new LinkedHashMap<>();
    if (settings.lakeRoot().isFolder()) {
      Registry registry = new Registry(settings.lakeRoot().store());
      for (String set : registry.sets()) {
        registry.served(set).ifPresent(version -> served.put(set, version));
      }
    }
    return served;
  }
}

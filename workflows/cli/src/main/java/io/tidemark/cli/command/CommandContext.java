package io.tidemark.cli.command;

import io.tidemark.cli.console.ProgressView;
import io.tidemark.core.Json;
import io.tidemark.core.UserFault;
import io.tidemark.core.registry.Registry;
import io.tidemark.views.LakeFolder;
import io.tidemark.worker.LocalSettings;
import java.io.PrintStream;
import java.util.Map;

/**
 * What a command was called from.
 *
 * @param columns width of the terminal that shows what is printed, 0 if it is none
 */
public record CommandContext(
    PrintStream out, PrintStream err, int columns, Map<String, String> environment) {

  /** Where things are on this machine. */
  public LocalSettings settings() {
    return LocalSettings.from(environment);
  }

  /**
   * What is published to the lake.
   *
   * @throws UserFault if the set is not
   */
  public Registry registryOf(String set) {
    Registry registry = new Registry(settings().lakeRoot().store());
    if (!registry.sets().contains(set)) {
      throw new UserFault(
          "set %s was never published; published are: %s"
              .formatted(set, String.join(", ", registry.sets())));
    }
    return registry;
  }

  /** For people: a line; nothing where a machine reads. */
  public void say(boolean json, String line) {
    (json ? err : out).println(line);
  }

  /** Shows a run's progress; on stderr where stdout is read by a program. */
  public ProgressView progress(boolean json, ProgressView.Estimate estimate) {
    return ProgressView.on(json ? err : out, json ? 0 : columns, estimate);
  }

  /** What is read from the lake without Spark; the lake must be a local folder. */
  public LakeFolder lake() {
    return new LakeFolder(settings().localLake());
  }

  /** For machines: one object on one line. */
  public void json(Object value) {
    out.println(Json.write(value));
  }
}

package io.tidemark.cli.local;

import io.tidemark.core.registry.Registry;
import io.tidemark.launchers.process.ResourceCheck;
import io.tidemark.launchers.process.Tools;
import io.tidemark.worker.LocalSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Checks everything that Tidemark needs on this machine. */
public final class Doctor {
  /** How serious a finding is. */
  public enum Verdict {
    OK,
    /** Some feature does not work without it. */
    OPTIONAL,
    NEEDED
  }

  /**
   * The result of one check.
   *
   * @param mend the command or action that fixes it; empty if nothing is wrong
   */
  public record Finding(String what, Verdict verdict, String found, String mend) {}

  private static final int JAVA = 17;
  private static final long DISK_WANTED = 5 * ResourceCheck.GIB;

  private final LocalSettings settings;
  private final LocalStack stack;

  public Doctor(LocalSettings settings) {
    this.settings = settings;
    this.stack = new LocalStack(settings);
  }

  public List<Finding> examine() {
    List<Finding> findings = new ArrayList<>();
    findings.add(java());
    findings.add(
        tool("mvn", "Maven", Verdict.NEEDED, "apt-get install maven, or your system's own"));
    findings.add(tool("python3", "Python 3", Verdict.OPTIONAL, "apt-get install python3-venv"));
    findings.add(temporal());
    findings.add(mlflow());
    findings.add(build());
    for (LocalStack.Status part : stack.status()) {
      findings.add(ports(part));
    }
    findings.add(disk());
    findings.add(memory());
    findings.add(lake());
    return findings;
  }

  private static Finding java() {
    int version = Runtime.version().feature();
    String found = "%s from %s".formatted(Runtime.version(), System.getProperty("java.home"));
    return version >= JAVA
        ? ok("JDK", found)
        : new Finding("JDK", Verdict.NEEDED, found, "install a JDK 17 or later, set JAVA_HOME");
  }

  private static Finding tool(String program, String name, Verdict otherwise, String mend) {
    return Tools.find(program)
        .map(path -> ok(name, path.toString()))
        .orElse(new Finding(name, otherwise, "not on the path", mend));
  }

  private Finding temporal() {
    Optional<Path> program = TemporalPart.program(settings);
    if (program.isPresent()) {
      return ok("Temporal", program.get().toString());
    }
    return Tools.find("go").isPresent()
        ? new Finding(
            "Temporal",
            Verdict.OPTIONAL,
            "none; runs use the embedded server",
            "./tidemark up builds it with Go")
        : new Finding(
            "Temporal",
            Verdict.OPTIONAL,
            "none, and no Go to build it; runs use the embedded server",
            "install Go, then ./tidemark up");
  }

  private Finding mlflow() {
    return stack
        .lacking(LocalStack.Name.MLFLOW)
        .map(
            lack ->
                new Finding("MLflow", Verdict.OPTIONAL, "not installed", "./tidemark setup-mlflow"))
        .orElse(ok("MLflow", settings.tools().resolve("mlflow").toString()));
  }

  private Finding build() {
    return Files.exists(settings.home().resolve("workflows/cli/target/classpath"))
        ? ok("build", "done")
        : new Finding("build", Verdict.NEEDED, "not built", "mvn -DskipTests package");
  }

  private static Finding ports(LocalStack.Status part) {
    String what = "part " + part.part();
    return switch (part.state()) {
      case UP -> ok(what, "up, process " + part.pid());
      case STARTING -> ok(what, "starting, process " + part.pid());
      case DOWN -> new Finding(what, Verdict.OPTIONAL, "down", "./tidemark up");
      case PORT_TAKEN ->
          new Finding(what, Verdict.NEEDED, "down, and its port is not free", part.note());
    };
  }

  private Finding disk() {
    long free = ResourceCheck.of(settings.data()).disk();
    return free >= DISK_WANTED
        ? ok("disk", ResourceCheck.gib(free) + " free")
        : new Finding(
            "disk",
            Verdict.NEEDED,
            ResourceCheck.gib(free) + " free, 5 GiB are recommended",
            "free some space, or set TIDEMARK_DATA to another disk");
  }

  private Finding memory() {
    OptionalLong free = ResourceCheck.of(settings.data()).memory();
    if (free.isEmpty() || free.getAsLong() >= ResourceCheck.MEMORY_NEEDED) {
      return ok(
          "memory", free.isEmpty() ? "unknown" : ResourceCheck.gib(free.getAsLong()) + " free");
    }
    return new Finding(
        "memory",
        Verdict.NEEDED,
        ResourceCheck.gib(free.getAsLong()) + " free, a run needs 3 GiB",
        "end other programs");
  }

  private Finding lake() {
    if (!settings.lakeRoot().isFolder()) {
      return ok("lake", settings.lake() + " (not checked)");
    }
    Path lake = settings.localLake();
    if (!Files.exists(lake)) {
      return ok("lake", "none yet at " + lake);
    }
    boolean usable = Files.isDirectory(lake) && Files.isReadable(lake) && Files.isWritable(lake);
    return usable
        ? ok(
            "lake",
            "%s, published sets: %d"
                .formatted(lake, new Registry(settings.lakeRoot().store()).sets().size()))
        : new Finding(
            "lake",
            Verdict.NEEDED,
            lake + " cannot be read and written",
            "fix its permissions, or set TIDEMARK_LAKE");
  }

  private static Finding ok(String what, String found) {
    return new Finding(what, Verdict.OK, found, "");
  }
}

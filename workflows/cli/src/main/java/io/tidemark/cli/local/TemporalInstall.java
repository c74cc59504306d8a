package io.tidemark.cli.local;

import io.tidemark.core.PlatformFault;
import io.tidemark.launchers.process.Tools;
import io.tidemark.worker.LocalSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Builds the pinned Temporal program from its published source, with Go. */
public final class TemporalInstall {
  static final String VERSION = "v1.5.1";

  private static final long DOT_SECONDS = 5;

  private TemporalInstall() {}

  /**
   * Installs the program unless there is one.
   *
   * @throws PlatformFault if there is no Go, or if the build fails
   */
  public static void ensure(LocalSettings settings, PrintStream say) {
    if (TemporalPart.program(settings).isPresent()) {
      return;
    }
    Path go =
        Tools.find("go")
            .orElseThrow(
                () ->
                    new PlatformFault(
                        "there is no temporal program, and no Go to build it with; install Go, or"
                            + " put a temporal program on the path"));
    say.printf("Installing the Temporal server %s with Go: four to five minutes, once.%n", VERSION);
    Path caches = settings.tools().resolve("go-build");
    try {
      Files.createDirectories(caches);
      build(go, caches, settings, say);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot build in " + caches, e);
    } finally {
      delete(caches); // the caches take three gigabytes and are not needed again
    }
  }

  private static void build(Path go, Path caches, LocalSettings settings, PrintStream say)
      throws IOException {
    Path log = settings.tools().resolve("temporal-install.log");
    ProcessBuilder builder =
        new ProcessBuilder(
                go.toString(),
                "install",
                "-ldflags=-s -w",
                "github.com/temporalio/cli/cmd/temporal@" + VERSION)
            .directory(caches.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("GOBIN", settings.tools().resolve("bin").toString());
    builder.environment().put("GOPATH", caches.resolve("path").toString());
    builder.environment().put("GOCACHE", caches.resolve("cache").toString());
    builder.environment().put("GOTMPDIR", caches.toString());
    builder.environment().put("GOFLAGS", "-modcacherw"); // otherwise its files cannot be deleted
    Process process = builder.start();
    try {
      while (!process.waitFor(DOT_SECONDS, TimeUnit.SECONDS)) {
        say.print(".");
        say.flush();
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new PlatformFault("interrupted while Temporal was being installed", e);
    }
    say.println();
    if (process.exitValue() != 0) {
      List<String> lines = Files.readAllLines(log);
      throw new PlatformFault(
          "Go could not build Temporal: %s; the whole log is %s"
              .formatted(lines.isEmpty() ? "no output" : lines.get(lines.size() - 1), log));
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + folder, e);
    }
  }
}

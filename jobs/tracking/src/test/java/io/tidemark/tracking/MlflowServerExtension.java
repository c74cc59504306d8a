package io.tidemark.tracking;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test the address of a real MLflow server, one for all tests of the JVM, on a free port
 * and an empty folder. Where the project's own installation is absent the test is skipped.
 */
public final class MlflowServerExtension implements ParameterResolver, ExecutionCondition {
  private static final String BINARY = ".tidemark/mlflow/bin/mlflow";
  private static final long PATIENCE_SECONDS = 90;

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return binary() == null
        ? ConditionEvaluationResult.disabled("no MLflow server at " + BINARY)
        : ConditionEvaluationResult.enabled("MLflow is installed");
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == MlflowRuns.class
        || parameter.getParameter().getName().equals("mlflow");
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    String address =
        context
            .getRoot()
            .getStore(Namespace.GLOBAL)
            .getOrComputeIfAbsent(Server.class, key -> Server.start(binary()), Server.class)
            .address();
    return parameter.getParameter().getType() == MlflowRuns.class
        ? new MlflowRuns(address)
        : address;
  }

  private static Path binary() {
    for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
      if (Files.isExecutable(up.resolve(BINARY))) {
        return up.resolve(BINARY);
      }
    }
    return null;
  }

  private record Server(Process process, String address, Path folder) implements AutoCloseable {

    static Server start(Path binary) {
      try {
        Path folder = Files.createTempDirectory("tidemark-mlflow");
        String host = "127.0.0.1:" + freePort();
        ProcessBuilder command =
            new ProcessBuilder(
                binary.toString(),
                "server",
                "--workers",
                "1",
                "--backend-store-uri",
                "sqlite:///" + folder.resolve("mlflow.db"),
                "--artifacts-destination",
                folder.resolve("artifacts").toString(),
                "--host",
                "127.0.0.1",
                "--port",
                host.substring(host.indexOf(':') + 1),
                "--allowed-hosts",
                host);
        command.environment().put("MLFLOW_SERVER_ENABLE_JOB_EXECUTION", "false");
        File log = folder.resolve("server.log").toFile();
        Process process = command.redirectErrorStream(true).redirectOutput(log).start();
        Server server = new Server(process, "http://" + host, folder);
        server.awaitHealth(log);
        return server;
      } catch (IOException e) {
        throw new IllegalStateException("cannot start " + binary, e);
      }
    }

    private void awaitHealth(File log) {
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
      try (MlflowRuns runs = new MlflowRuns(address)) {
        while (true) {
          try {
            runs.ping();
            return;
          } catch (IllegalStateException e) {
            boolean ended = process.waitFor(200, TimeUnit.MILLISECONDS);
            if (ended || System.nanoTime() > deadline) {
              process.destroy();
              throw new IllegalStateException("the MLflow server did not come up; see " + log, e);
            }
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while MLflow was starting", e);
      }
    }

    private static int freePort() throws IOException {
      try (ServerSocket socket = new ServerSocket(0)) {
        return socket.getLocalPort();
      }
    }

    @Override
    public void close() throws IOException {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
      process.onExit().join();
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}

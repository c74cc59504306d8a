package io.tidemark.cli.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.cli.local.LocalStack.Name;
import io.tidemark.cli.local.LocalStack.State;
import io.tidemark.core.PlatformFault;
import io.tidemark.worker.LocalSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalStackTest {
  @TempDir private Path home;

  @Test
  void aPortInUseIsReportedWithItsPurposeAndSettingAndNothingIsStarted() throws IOException {
    Files.createDirectories(home.resolve("feature-store/serving/target"));
    Files.writeString(home.resolve("feature-store/serving/target/classpath"), "");
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      LocalStack stack = stack(other.getLocalPort());

      assertThatThrownBy(() -> stack.start(List.of(Name.API)))
          .isInstanceOf(PlatformFault.class)
          .hasMessage(
              "port %d, for the API, is in use by another program; stop that program or set"
                  + " TIDEMARK_API_PORT",
              other.getLocalPort());
      assertThat(stack.running(Name.API)).isFalse();
      assertThat(status(stack, "api").state()).isEqualTo(State.PORT_TAKEN);
    }
  }

  @Test
  void aMissingInstallationIsReportedWithTheWayOut() {
    assertThat(stack(1).lacking(Name.MLFLOW))
        .hasValueSatisfying(lack -> assertThat(lack).contains("setup-mlflow"));
    assertThatThrownBy(() -> stack(1).check(List.of(Name.WORKER)))
        .isInstanceOf(PlatformFault.class)
        .hasMessageContaining("not built");
  }

  @Test
  void aPartThatEndsAtOnceIsReportedWithItsLogAndForgotten() throws IOException {
    Path program = home.resolve(".tidemark/mlflow/bin/mlflow");
    Files.createDirectories(program.getParent());
    Files.writeString(program, "#!/bin/sh\necho no database today\nexit 1\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    LocalStack stack = stack(1);

    assertThatThrownBy(() -> stack.start(List.of(Name.MLFLOW)))
        .isInstanceOf(PlatformFault.class)
        .hasMessageContaining("mlflow ended at once")
        .hasMessageContaining("no database today");
    assertThat(stack.running(Name.MLFLOW)).isFalse();
  }

  @Test
  void nothingIsStoppedIfNothingRuns() {
    LocalStack stack = stack(1);

    assertThat(stack.stopAll()).isEmpty();
    assertThat(stack.status()).extracting(LocalStack.Status::part).contains("temporal", "worker");
  }

  private static LocalStack.Status status(LocalStack stack, String part) {
    return stack.status().stream().filter(s -> s.part().equals(part)).findFirst().orElseThrow();
  }

  private LocalStack stack(int apiPort) {
    return new LocalStack(
        LocalSettings.from(
            Map.of(
                "TIDEMARK_HOME", home.toString(),
                "TIDEMARK_API_PORT", Integer.toString(apiPort),
                "TIDEMARK_MLFLOW_PORT", Integer.toString(freePort()))));
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}

package io.tidemark.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiMainTest {
  @TempDir Path lake;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void printsItsAddress() {
    try (ApiServer server = start("0").orElseThrow()) {
      assertThat(text(out))
          .isEqualTo("API at %1$s, its routes at %1$s/docs%n".formatted(server.address()));
      assertThat(new ApiClient(server).get("/healthz").status()).isEqualTo(200);
    }
  }

  @Test
  void aPortInUseIsOneLineWithTheWayOut() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = other.getLocalPort();
      assertThat(start(Integer.toString(port))).isEmpty();
      assertThat(text(err))
          .isEqualTo(
              "port %d on 127.0.0.1 is in use; stop the process that listens on it, or choose another port: "
                      .formatted(port)
                  + "TIDEMARK_API_PORT=%d%n".formatted(port + 1));
    }
  }

  @Test
  void aBadSettingIsOneLine() {
    assertThat(start("web")).isEmpty();
    assertThat(text(err)).startsWith("TIDEMARK_API_PORT is 'web'").hasLineCount(1);
  }

  private Optional<ApiServer> start(String port) {
    return ApiMain.start(
        Map.of("TIDEMARK_LAKE", lake.toString(), "TIDEMARK_API_PORT", port),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}

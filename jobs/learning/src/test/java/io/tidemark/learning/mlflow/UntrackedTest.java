package io.tidemark.learning.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.sun.net.httpserver.HttpServer;
import io.tidemark.tracking.RunContent;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class UntrackedTest {

  @Test
  void withoutAServerNothingIsTracked() {
    assertThat(trained("")).isEmpty();
  }

  @Test
  void anUnreachableServerDoesNotFailTheTraining() {
    assertThat(trained("http://127.0.0.1:1")).isEmpty();
  }

  @Test
  void aServerThatRefusesIsAskedOnce() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    HttpServer refusing =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    refusing.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          exchange.sendResponseHeaders(403, -1);
          exchange.close();
        });
    refusing.start();
    try {
      assertThat(trained("http://127.0.0.1:" + refusing.getAddress().getPort())).isEmpty();
      assertThat(asked).hasValue(1);
    } finally {
      refusing.stop(0);
    }
  }

  private static String trained(String server) {
    TrainingTracker tracker = TrainingTracker.open(server, "e", "k/train", Map.of());
    assertThatCode(
            () -> {
              tracker.startFold(1);
              tracker.finishFold(run -> new RunContent(Map.of(), Map.of(), Map.of(), List.of()));
              tracker.finish(run -> new RunContent(Map.of(), Map.of(), Map.of(), List.of()));
              tracker.close();
            })
        .doesNotThrowAnyException();
    return tracker.runId() + tracker.url();
  }
}

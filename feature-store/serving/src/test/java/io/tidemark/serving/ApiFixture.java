package io.tidemark.serving;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** An empty lake with an API, new for each test. */
public final class ApiFixture implements BeforeEachCallback, AfterEachCallback {
  private TestLake lake;
  private ApiServer server;
  private ApiClient client;

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    Path root = Files.createTempDirectory("tidemark-api");
    lake = new TestLake(root);
    server = ApiServer.start(new ApiSettings(root, "127.0.0.1", 0));
    client = new ApiClient(server);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    server.close();
  }

  public TestLake lake() {
    return lake;
  }

  public ApiServer server() {
    return server;
  }

  /** Publishes the week of {@link TestLake} on Friday night and serves it. */
  public void serveTheWeek() {
    lake.fill().publish(TestLake.FRIDAY_NIGHT);
    server.refresh();
  }

  public ApiClient.Answer get(String path, String... headers) {
    return client.get(path, headers);
  }

  public byte[] bytes(String path, String accept) {
    return client.bytes(path, accept);
  }

  public ApiClient.Answer post(String path, String body, String... headers) {
    return client.post(path, body, headers);
  }

  public ApiClient.Answer send(String method, String path) {
    return client.send(method, path);
  }
}

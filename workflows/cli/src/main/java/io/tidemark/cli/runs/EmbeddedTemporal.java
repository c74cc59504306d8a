package io.tidemark.cli.runs;

import io.temporal.testserver.TestServer;
import io.tidemark.worker.TemporalServer;

/**
 * The test server of Temporal's Java SDK in this process, for machines without the real server and
 * for tests.
 */
final class EmbeddedTemporal {
  private EmbeddedTemporal() {}

  static TemporalServer start() {
    TestServer.InProcessTestServer server = TestServer.createServer(true);
    return TemporalServer.within(server.getChannel(), server::close);
  }
}

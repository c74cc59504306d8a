package io.tidemark.simulation.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.Test;

class SharedServerTest {
  @Test
  void runsUntilTheLastLeaseIsClosed() throws IOException {
    SharedServer.Lease first = SharedServer.acquire(99);
    SharedServer.Lease second = SharedServer.acquire(99);
    SharedServer.Lease other = SharedServer.acquire(100);

    assertThat(second.url()).isEqualTo(first.url());
    assertThat(other.url()).isNotEqualTo(first.url());
    first.close();
    first.close();
    connect(second.url());
    second.close();
    assertThatThrownBy(() -> connect(second.url())).isInstanceOf(ConnectException.class);
    other.close();
  }

  private static void connect(String url) throws IOException {
    URI address = URI.create(url);
    new Socket(address.getHost(), address.getPort()).close();
  }
}

package io.tidemark.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.grpc.ManagedChannel;
import io.temporal.api.common.v1.Payload;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DataConverterException;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.common.converter.JacksonJsonPayloadConverter;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.tidemark.core.Json;
import io.tidemark.core.JsonFault;
import io.tidemark.core.PlatformFault;
import java.io.IOException;
import java.lang.reflect.Type;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A connection to a Temporal server: a real one, or one in this process. */
public final class TemporalServer implements AutoCloseable {
  public static final String NAMESPACE = "default";

  private static final int CONNECT_MILLIS = 500;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration POLL_INTERVAL = Duration.ofSeconds(3);

  private final WorkflowServiceStubs stubs;
  private final boolean embedded;
  private final Runnable afterwards;

  private TemporalServer(WorkflowServiceStubs stubs, boolean embedded, Runnable afterwards) {
    this.stubs = stubs;
    this.embedded = embedded;
    this.afterwards = afterwards;
  }

  /**
   * Connects to the server at that address.
   *
   * @param address host and port
   * @throws PlatformFault if no server responds there
   */
  public static TemporalServer at(String address) {
    return at(address, PATIENCE);
  }

  private static TemporalServer at(String address, Duration patience) {
    try {
      return new TemporalServer(
          WorkflowServiceStubs.newConnectedServiceStubs(
              WorkflowServiceStubsOptions.newBuilder().setTarget(address).build(), patience),
          false,
          () -> {});
    } catch (RuntimeException e) {
      throw new PlatformFault(
          "no Temporal server responds at %s; ./tidemark up starts one, TIDEMARK_TEMPORAL names"
                  .formatted(address)
              + " another",
          e);
    }
  }

  /**
   * A server in this process. It has no UI and no schedules, and loses all its state when it is
   * closed.
   *
   * @param channel connection to it
   * @param close stops it
   */
  public static TemporalServer within(ManagedChannel channel, Runnable close) {
    return new TemporalServer(
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setChannel(channel).build()),
        true,
        close);
  }

  /** Whether a Temporal server responds at that address. */
  public static boolean healthy(String address) {
    if (!listens(address)) {
      return false; // a refused connection is known at once, a missing server only after the
      // timeout
    }
    try {
      at(address, POLL_INTERVAL).close();
      return true;
    } catch (PlatformFault e) {
      return false;
    }
  }

  private static boolean listens(String address) {
    int colon = address.lastIndexOf(':');
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(
              address.substring(0, colon), Integer.parseInt(address.substring(colon + 1))),
          CONNECT_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether it ends with this process. */
  public boolean isEmbedded() {
    return embedded;
  }

  public WorkflowServiceStubs stubs() {
    return stubs;
  }

  /** A client that encodes payloads as Tidemark's JSON. */
  public WorkflowClient client() {
    return WorkflowClient.newInstance(stubs, clientOptions());
  }

  /** Options of all clients and workers. */
  public static WorkflowClientOptions clientOptions() {
    return WorkflowClientOptions.newBuilder()
        .setNamespace(NAMESPACE)
        .setDataConverter(converter())
        .build();
  }

  /** Converts records with {@link Json}; an unknown field is an error. */
  public static DataConverter converter() {
    return DefaultDataConverter.newDefaultInstance()
        .withPayloadConverterOverrides(new RecordConverter());
  }

  /** Reports an invalid payload in one line that a person can act upon. */
  private static final class RecordConverter extends JacksonJsonPayloadConverter {
    RecordConverter() {
      super(Json.mapper());
    }

    @Override
    public <T> T fromData(Payload content, Class<T> valueClass, Type valueType) {
      try {
        return super.fromData(content, valueClass, valueType);
      } catch (DataConverterException e) {
        if (e.getCause() instanceof JsonProcessingException fault) {
          throw new DataConverterException(JsonFault.words(valueClass, fault), e);
        }
        throw e;
      }
    }
  }

  @Override
  public void close() {
    stubs.shutdownNow();
    stubs.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    afterwards.run();
  }
}

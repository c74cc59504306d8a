package io.tidemark.launchers.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Sends requests to local servers over HTTP. */
public final class HttpProbe {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

  private HttpProbe() {}

  /** Whether the address responds with a success status. */
  public static boolean answers(String address) {
    return get(address).isPresent();
  }

  /** Whether the address responds over HTTP with any status. */
  public static boolean responds(String address) {
    return ask(address).isPresent();
  }

  /** The body of a successful response. */
  public static Optional<String> get(String address) {
    return ask(address).filter(answer -> answer.statusCode() < 300).map(HttpResponse::body);
  }

  private static Optional<HttpResponse<String>> ask(String address) {
    HttpRequest request = HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE).build();
    try {
      return Optional.of(CLIENT.send(request, HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}

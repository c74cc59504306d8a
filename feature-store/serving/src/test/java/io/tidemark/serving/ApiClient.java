package io.tidemark.serving;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.core.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Sends requests to a server over HTTP. */
public final class ApiClient {
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI address;

  public ApiClient(ApiServer server) {
    this.address = server.address();
  }

  /** A response. */
  public record Answer(HttpResponse<String> response) {
    public int status() {
      return response.statusCode();
    }

    public String text() {
      return response.body();
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    public JsonNode json() {
      return Json.read(text(), JsonNode.class);
    }

    /** The detail of a problem, after checking that the response is one. */
    public String problem(int expectedStatus) {
      if (!header("Content-Type").startsWith("application/problem+json")
          || status() != expectedStatus
          || json().get("status").asInt() != expectedStatus) {
        throw new AssertionError("no problem of status " + expectedStatus + ": " + text());
      }
      return json().get("detail").asText();
    }
  }

  /** Sends a GET, with pairs of header and value. */
  public Answer get(String path, String... headers) {
    return send("GET", path, headers);
  }

  /** The raw body of a GET with an Accept header. */
  public byte[] bytes(String path, String accept) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + path)).header("Accept", accept).build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public Answer send(String method, String path, String... headers) {
    return send(method, path, HttpRequest.BodyPublishers.noBody(), headers);
  }

  /** Sends a POST with a text body, with pairs of header and value. */
  public Answer post(String path, String body, String... headers) {
    return send("POST", path, HttpRequest.BodyPublishers.ofString(body), headers);
  }

  private Answer send(
      String method, String path, HttpRequest.BodyPublisher body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + path)).method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return new Answer(http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

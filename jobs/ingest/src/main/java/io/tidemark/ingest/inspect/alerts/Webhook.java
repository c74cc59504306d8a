package io.tidemark.ingest.inspect.alerts;

import io.tidemark.core.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts alerts, one per request, as JSON objects with kind, severity, sources, ticker, date and
 * message.
 *
 * <p>The address may contain a token, so it is never logged: of a failure only the HTTP status or
 * the type of the exception is logged. A failure never reaches the caller. After the first one no
 * more alerts are sent, so an unreachable receiver costs one timeout and not one per alert.
 */
public final class Webhook {
  /** The environment variable with the address; without it nothing is sent. */
  public static final String VARIABLE = "TIDEMARK_ALERT_WEBHOOK";

  private static final Logger LOG = LoggerFactory.getLogger(Webhook.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final int HTTP_ERROR = 300;

  private final URI address; // null: no receiver is configured

  private Webhook(URI address) {
    this.address = address;
  }

  /** The webhook of the environment; an invalid address is reported in the log and not used. */
  public static Webhook from(Map<String, String> environment) {
    String address = environment.getOrDefault(VARIABLE, "");
    if (address.isBlank()) {
      return new Webhook(null);
    }
    try {
      URI uri = URI.create(address.strip());
      HttpRequest.newBuilder(uri); // throws if the scheme is not http or https
      return new Webhook(uri);
    } catch (IllegalArgumentException e) {
      // Log neither the value nor the exception, whose message contains the value.
      LOG.warn("{} is not an http or https address; alerts are not sent", VARIABLE);
      return new Webhook(null);
    }
  }

  /** Posts alerts in order, followed by one alert with the number of further alerts. */
  void send(List<NewAlert> alerts, List<NewAlert> further) {
    if (address == null || alerts.isEmpty()) {
      return;
    }
    HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    int sent = 0;
    for (NewAlert alert : alerts) {
      if (!post(client, alert)) {
        LOG.warn(
            "{} of {} alerts were not sent; they are in ops.alerts",
            alerts.size() - sent + further.size(),
            alerts.size() + further.size());
        return;
      }
      sent++;
    }
    if (!further.isEmpty()) {
      post(client, summary(further));
    }
  }

  private static NewAlert summary(List<NewAlert> further) {
    NewAlert first = further.get(0);
    return new NewAlert(
        AlertKind.FURTHER_ALERTS,
        first.severity(),
        first.sources(),
        "",
        first.date(),
        "",
        "%d further alerts are in ops.alerts".formatted(further.size()));
  }

  private boolean post(HttpClient client, NewAlert alert) {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(Json.write(body(alert))))
            .build();
    try {
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status >= HTTP_ERROR) {
        LOG.warn("the webhook answered an alert with HTTP {}", status);
      }
      return status < HTTP_ERROR;
    } catch (IOException e) {
      LOG.warn("the webhook could not be reached: {}", e.getClass().getSimpleName());
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Map<String, Object> body(NewAlert alert) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("kind", alert.kind().label());
    body.put("severity", alert.severity().label());
    body.put("sources", alert.sources());
    body.put("ticker", alert.ticker());
    body.put("date", alert.date());
    body.put("message", alert.message());
    return body;
  }
}

package io.tidemark.ingest.inspect.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTest {
  private static final NewAlert OUTAGE = alert("a");
  private final LogLines log = new LogLines();

  @AfterEach
  void theTokenIsNeverLogged() {
    assertThat(log.lines()).noneMatch(line -> line.contains(Receiver.TOKEN));
    log.close();
  }

  @Test
  void anAlertIsOneJsonObject() {
    try (Receiver receiver = new Receiver(204)) {
      webhook(receiver.address())
          .send(List.of(OUTAGE, alert("b")), List.of(alert("c"), alert("d")));
      assertThat(receiver.bodies()).hasSize(3);
      assertThat(receiver.bodies().get(0))
          .isEqualTo(
              "{\"kind\":\"outage\",\"severity\":\"critical\",\"sources\":\"a\",\"ticker\":\"\","
                  + "\"date\":\"2018-06-04\",\"message\":\"it is \\\"out\\\"\"}");
      assertThat(receiver.bodies().get(2))
          .contains("further-alerts")
          .contains("2 further alerts are in ops.alerts");
    }
  }

  @Test
  void withoutAnAddressNothingIsSent() {
    Webhook.from(Map.of()).send(List.of(OUTAGE), List.of());
    webhook(" ").send(List.of(OUTAGE), List.of());
    assertThat(log.lines()).isEmpty();
  }

  @Test
  void afterAnErrorResponseNothingMoreIsSent() {
    try (Receiver receiver = new Receiver(500)) {
      webhook(receiver.address()).send(List.of(OUTAGE, alert("b")), List.of());
      assertThat(receiver.bodies()).hasSize(1);
    }
    assertThat(log.lines())
        .anyMatch(line -> line.contains("HTTP 500"))
        .anyMatch(line -> line.contains("2 of 2 alerts were not sent"));
  }

  @Test
  void anUnreachableReceiverIsLoggedWithoutItsAddress() {
    String address;
    try (Receiver receiver = new Receiver(204)) {
      address = receiver.address();
    }
    webhook(address).send(List.of(OUTAGE), List.of());
    assertThat(log.lines())
        .anyMatch(line -> line.contains("could not be reached: ConnectException"))
        .noneMatch(line -> line.contains("/hook/"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3cr3t-t0k3n",
        "ftp://h/s3cr3t-t0k3n",
        "http://h/ s3cr3t-t0k3n",
        "http:///s3cr3t-t0k3n"
      })
  void anInvalidAddressIsNotLogged(String address) {
    webhook(address).send(List.of(OUTAGE), List.of());
    assertThat(log.lines())
        .anyMatch(line -> line.contains("TIDEMARK_ALERT_WEBHOOK is not an http"));
  }

  private static Webhook webhook(String address) {
    return Webhook.from(Map.of(Webhook.VARIABLE, address));
  }

  private static NewAlert alert(String vendor) {
    return new NewAlert(
        AlertKind.OUTAGE,
        Severity.CRITICAL,
        vendor,
        "",
        LocalDate.of(2018, 6, 4),
        "",
        "it is \"out\"");
  }
}

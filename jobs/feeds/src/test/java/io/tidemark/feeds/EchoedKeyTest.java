package io.tidemark.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.feeds.rest.ScriptedServer;
import io.tidemark.feeds.vendors.Vendors;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A vendor may repeat the key in a good response; the stored response is complete except for the
 * key.
 */
class EchoedKeyTest {
  private static final String KEY = "s3/cret+1";
  private static final String ECHO = "s3/cret+1 s3%2Fcret%2B1 s3\\/cret+1 caf\u00e9";
  private static final String KEPT = "(key) (key) (key) caf\u00e9";

  private final ScriptedServer server = new ScriptedServer();

  @AfterEach
  void close() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "polygon|3|{'status':'OK','results':[],'seen':'%s'}",
        "tiingo|1|[{'date':'2024-01-02T00:00:00.000Z','close':1,'seen':'%s'}]",
        "alpaca|2|{'bars':[],'corporate_actions':{},'seen':'%s'}",
        "alphavantage|1|{'Time Series (Daily)':{},'seen':'%s'}",
        "fred|1|{'count':0,'observations':[],'seen':'%s'}"
      })
  void aStoredResponseHasNoKey(String name, int answers, String form) {
    String body = form.replace('\'', '"');
    for (int i = 0; i < answers; i++) {
      server.then(200, body.formatted(ECHO));
    }

    FetchedSubject fetched = fetch(name);

    assertThat(fetched.failure()).isEmpty();
    assertThat(fetched.responses())
        .hasSize(answers)
        .allSatisfy(
            response ->
                assertThat(new String(response.body(), StandardCharsets.UTF_8))
                    .isEqualTo(body.formatted(KEPT)));
  }

  private FetchedSubject fetch(String name) {
    String prefix = name.toUpperCase(Locale.ROOT);
    Map<String, String> environment =
        Map.of(
            prefix + "_URL",
            server.url(),
            prefix + "_API_KEY",
            KEY,
            prefix + "_API_KEY_ID",
            "PKID9",
            prefix + "_API_SECRET_KEY",
            KEY);
    try (Vendor vendor = Vendors.open(name, environment)) {
      return vendor.fetch("AXLO", LocalDate.of(2024, 1, 2), LocalDate.of(2024, 2, 1));
    }
  }
}

package io.tidemark.serving.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.tidemark.serving.ApiClient;
import io.tidemark.serving.ApiServer;
import io.tidemark.serving.ApiSettings;
import io.tidemark.serving.ConsoleLake;
import io.tidemark.serving.TestLake;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Opens every page of the API in a browser, on an empty lake and on a full one: no script error, no
 * failed request.
 */
class EveryPageTest {
  @TempDir static Path root;
  private static Browser browser;
  private static ApiServer server;

  @BeforeAll
  static void start() {
    browser = Browser.start();
    server = ApiServer.start(new ApiSettings(root, "127.0.0.1", 0));
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
    if (browser != null) {
      browser.close();
    }
  }

  @AfterEach
  void noPageReportedAnError() {
    List<String> complaints = List.copyOf(browser.complaints());
    List<String> hosts = browser.hosts();
    browser.closeWindows();
    assertThat(complaints).isEmpty();
    assertThat(hosts).containsExactly(server.address().getAuthority());
  }

  @Test
  void everyPageWorksOnAnEmptyAndOnAFullLake() throws IOException {
    open("/");
    assertThat(docs().locator("#served li"))
        .hasText("Nothing is published yet./tidemark demo publishes a version");

    TestLake lake = new TestLake(root);
    lake.fill().publish(TestLake.FRIDAY_NIGHT);
    ConsoleLake.fill(lake.others());
    server.refresh();
    open("/");
    open("/morning");
    Page docs = docs();
    assertThat(docs.locator("#served li b"))
        .hasText(new String[] {"Set", "Version", "Regime", "Last session", "As of"});
    assertThat(docs.locator("#served")).containsText("stress on 2024-01-12");
    assertThat(example(docs, "latestFeatures", "set")).hasValue(TestLake.SET);
    assertThat(example(docs, "latestFeatures", "tickers")).hasValue("AAA,BBB");
    Locator prices = operation(docs, "prices");
    assertThat(example(docs, "prices", "ticker")).hasValue("AAA");
    prices.locator("button.execute").click();
    assertThat(prices.locator(".live-responses-table .response-col_status").last())
        .containsText("200");
  }

  /** The description page with every route. */
  private static Page docs() {
    Page page = open("/docs");
    JsonNode paths = new ApiClient(server).get("/openapi.json").json().get("paths");
    int operations = 0;
    for (JsonNode path : paths) {
      operations += path.size();
    }
    assertThat(page.locator(".opblock")).hasCount(operations);
    return page;
  }

  private static Locator example(Page docs, String operation, String parameter) {
    Locator block = operation(docs, operation);
    return block.locator("tr[data-param-name='%s'] input".formatted(parameter));
  }

  /** The block of a route, expanded. */
  private static Locator operation(Page docs, String id) {
    Locator block = docs.locator("[id$='-%s']".formatted(id));
    if (block.locator(".opblock-body").count() == 0) {
      block.locator(".opblock-summary-control").click();
      block.locator(".opblock-body").waitFor();
    }
    return block;
  }

  private static Page open(String path) {
    Page page = browser.window(1200, ColorScheme.LIGHT);
    page.navigate(server.address() + path);
    page.locator("body[data-ready]").waitFor();
    return page;
  }
}

package io.tidemark.serving.console;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The Chromium browser of this machine, with the errors it reported and the hosts it called. */
final class Browser implements AutoCloseable {
  private final Playwright playwright;
  private final com.microsoft.playwright.Browser browser;
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final List<String> hosts = new CopyOnWriteArrayList<>();

  private Browser(Path chromium) {
    this.playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    this.browser =
        playwright
            .chromium()
            .launch(
                new LaunchOptions()
                    .setExecutablePath(chromium)
                    .setArgs(List.of("--no-sandbox", "--disable-background-networking")));
  }

  /** Starts the browser; if there is none, the test is skipped with a message. */
  static Browser start() {
    Optional<Path> chromium = find();
    assumeTrue(chromium.isPresent(), "no chromium in PATH; the page was not tested in a browser");
    return new Browser(chromium.get());
  }

  private static Optional<Path> find() {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
        .map(folder -> Path.of(folder, "chromium"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** A new window with its errors recorded. */
  Page window(int width, ColorScheme colours) {
    BrowserContext context =
        browser.newContext(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setColorScheme(colours));
    Page page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    page.onResponse(
        response -> {
          if (response.status() >= 400) {
            complaints.add(response.status() + " " + response.url());
          }
        });
    page.onRequestFailed(
        request -> {
          // Requests of a page that is left are aborted.
          if (!"net::ERR_ABORTED".equals(request.failure())) {
            complaints.add(request.failure() + " " + request.url());
          }
        });
    page.onRequest(
        request -> {
          URI address = URI.create(request.url());
          if (!"data".equals(address.getScheme())) {
            hosts.add(address.getAuthority());
          }
        });
    return page;
  }

  /** Console errors and warnings, failed requests and refusals of all windows. */
  List<String> complaints() {
    return complaints;
  }

  /** The hosts, with port, that the windows sent requests to. */
  List<String> hosts() {
    return hosts.stream().distinct().toList();
  }

  /** Closes all windows and discards their recorded errors. */
  void closeWindows() {
    browser.contexts().forEach(BrowserContext::close);
    complaints.clear();
    hosts.clear();
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}

package io.tidemark.reports.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Playwright;
import io.tidemark.reports.chart.LineLayer;
import io.tidemark.reports.chart.Scale;
import io.tidemark.reports.chart.TimeChart;
import io.tidemark.reports.text.Html;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Runs the script of every report in a browser, with a chart and with an empty page. */
class PageInBrowserTest {
  private static final LocalDate DAY = LocalDate.of(2020, 1, 1);

  @Test
  void aChartShowsTheDateUnderThePointerAndNothingFails() {
    Optional<Path> chromium =
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
            .map(folder -> Path.of(folder, "chromium"))
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(chromium.isPresent(), "no chromium in PATH; the page was not tried in a browser");
    Map<String, String> noDownload = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    LaunchOptions options =
        new LaunchOptions().setExecutablePath(chromium.get()).setArgs(List.of("--no-sandbox"));
    try (Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(noDownload));
        Browser browser = playwright.chromium().launch(options)) {
      List<String> complaints = new ArrayList<>();
      com.microsoft.playwright.Page window = browser.newPage();
      window.onConsoleMessage(message -> complaints.add(message.text()));
      window.onPageError(complaints::add);
      window.onRequestFailed(request -> complaints.add(request.url()));

      window.setContent(page(List.of()));
      assertThat(window.locator("h1")).hasText("A report");
      window.setContent(page(List.of(new Chart())));
      Locator plot = window.locator(".plot");
      plot.hover();
      assertThat(plot.locator(".tip")).hasText("2020-01-02figuretwo");
      plot.press("ArrowRight");
      assertThat(plot.locator(".tip")).hasText("2020-01-03figurethree");
      assertThat(complaints).isEmpty();
    }
  }

  private static String page(List<Section> sections) {
    return new Page(new PageHeader("A report", "2020", "It is one.", List.of()), sections, "")
        .text();
  }

  private record Chart() implements Section {
    @Override
    public String title() {
      return "A chart";
    }

    @Override
    public String finding() {
      return "It rises.";
    }

    @Override
    public Html body() {
      return new TimeChart(
              "a line",
              List.of(DAY, DAY.plusDays(1), DAY.plusDays(2)),
              100,
              new Scale(0, 10),
              value -> value + "",
              List.of(new LineLayer("s", new double[] {0, 5, 10})),
              List.of(new TimeChart.Readout("figure", List.of("one", "two", "three"))))
          .html();
    }
  }
}

package io.tidemark.features.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.api.features.PublishRequest;
import io.tidemark.api.features.ReportRequest;
import io.tidemark.api.market.FetchRequest;
import io.tidemark.core.RunKey;
import io.tidemark.features.publish.PublishVersion;
import io.tidemark.features.sample.Definitions;
import io.tidemark.features.sample.SampleRun;
import io.tidemark.lake.Lake;
import io.tidemark.lake.LakeExtension;
import io.tidemark.reports.page.Wellformed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LakeExtension.class)
class WriteReportTest {
  @TempDir static Path folder;
  private static Lake lake;
  private static SampleRun sample;
  private static PublishRequest trained;
  private static PublishRequest.Result published;

  @BeforeAll
  static void publish(Lake empty) throws IOException {
    lake = empty;
    LocalDate from = LocalDate.of(2021, 1, 4);
    sample =
        new SampleRun(lake, "demo-1", Definitions.small(folder, 3), 10, from, from.plusMonths(5));
    trained =
        sample.trained(
            List.of(
                SampleRun.score("calm", 60, 0.02, 0.02, 0.02),
                SampleRun.score("stressed", 20, 0.06, 0.02, 0.03)));
    published = new PublishVersion(lake).run(trained, stage -> {});
  }

  @Test
  void thePageIsCompleteAndSelfContained() throws IOException {
    FetchRequest.Failure failure =
        new FetchRequest.Failure("north", "bars", "TK99", 503, 6, "no answer after 6 attempts");
    ReportRequest.Result result = write(new FetchRequest.Result(84, 9_100_000, List.of(failure)));
    assertThat(result.path()).isEqualTo("reports/demo-1_report.html");
    String page = Files.readString(lake.folder().resolve(result.path()));
    assertThat(result.bytes()).isEqualTo(Files.size(lake.folder().resolve(result.path())));

    String text = Wellformed.parse(page).getDocumentElement().getTextContent();
    assertThat(text)
        .contains("Forty shares, two vendors")
        .contains("6 rows are in quarantine")
        .contains("value 0 broke high_below_low")
        .contains("xgboost beats ridge in stressed markets")
        .contains("no answer after 6 attempts")
        .contains("neither fits the day before")
        .contains(published.version())
        .contains("demo-1/publish")
        .contains("<simple & plain>");
    assertThat(page).doesNotContain("<b>A&A</b>").contains("&lt;b&gt;A&amp;A&lt;/b&gt;");
    assertThat(page).doesNotContain("NaN").doesNotContain(">null<");
    assertThat(loaded(page)).isEmpty();
  }

  @Test
  void aSecondWriteLeavesOnePage() throws IOException {
    write(null);
    ReportRequest.Result again = write(null);
    try (Stream<Path> files = Files.list(lake.folder().resolve("reports"))) {
      assertThat(files.map(f -> f.getFileName().toString())).containsExactly("demo-1_report.html");
    }
    assertThat(Files.readString(lake.folder().resolve(again.path())))
        .contains("all sources were imported");
  }

  @Test
  void aTrainingWithOneChallengerIsReadFromDailyScores() throws IOException {
    PublishRequest alone = sample.ofOneChallenger(trained);
    ReportRequest.Result result =
        new WriteReport(lake).run(sample.report(alone, published, null), stage -> {});
    assertThat(text(result))
        .contains("boosted was ahead of ridge in 1 of 1 fold")
        .contains("+0.9, against +0.1")
        .contains("boosted beats ridge in stressed markets")
        .doesNotContain("All learners");
    assertThat(text(write(null)))
        .contains("xgboost was ahead of ridge in")
        .contains("All learners, all test days", "+0.031 (+0.011)");
  }

  private static String text(ReportRequest.Result result) throws IOException {
    String page = Files.readString(lake.folder().resolve(result.path()));
    return Wellformed.parse(page).getDocumentElement().getTextContent();
  }

  @Test
  void allStepsOfARunShareAPrefix() {
    assertThat(RunSteps.of(trained.runKey()).prefix()).isEqualTo("demo-1/");
    assertThat(RunSteps.of(new RunKey("alone")).prefix()).isEqualTo("alone/");
  }

  private static ReportRequest.Result write(FetchRequest.Result fetched) {
    return new WriteReport(lake).run(sample.report(trained, published, fetched), stage -> {});
  }

  /** All resources that a browser would load by itself. */
  private static List<String> loaded(String page) {
    return Pattern.compile(
            "(src|srcset|@import|url\\(|<link|<iframe|fetch\\(|xlink:href|href=\"(?!http://localhost:5000/))[^>]*")
        .matcher(page)
        .results()
        .map(MatchResult::group)
        .toList();
  }
}

package io.tidemark.features.report.section;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.tidemark.api.features.ReportRequest;
import io.tidemark.api.learning.TrainRequest.Score;
import io.tidemark.reports.page.PageHeader;
import io.tidemark.reports.page.PageHeader.Figure;
import io.tidemark.reports.page.RegimePalette;
import io.tidemark.reports.page.Sentences;
import io.tidemark.reports.text.NumberText;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.NavigableSet;
import java.util.stream.Stream;

/**
 * The result of the run in a few sentences and six figures.
 *
 * @param sessions dates with a price
 * @param quarantined number of quarantined rows
 * @param universe how the universe came about, as a sentence
 */
public record HeadlineSection(
    ReportRequest request, NavigableSet<LocalDate> sessions, long quarantined, String universe) {
  private String title() {
    String given = request.title();
    return given == null || given.isBlank() ? "Run " + request.runKey() : given;
  }

  private String finding() {
    boolean served = request.published().served().equals(request.published().version());
    return "%s %s %s is %s, made from %s. %s %s"
        .formatted(
            verdict(),
            request.published().set(),
            request.published().version(),
            served ? "now served" : "published",
            Sentences.list(request.vendors()),
            served ? place() : still(),
            universe);
  }

  private String verdict() {
    List<Score> won = regimes().filter(Score::promoted).toList();
    String sentence = won.isEmpty() ? none() : winners(won);
    return request.training().scores().stream()
        .filter(score -> score.regime().equals(RegimePalette.ALL))
        .filter(score -> score.challengerIc() <= 0 && score.baselineIc() <= 0)
        .findFirst()
        .map(
            score ->
                "%s, and neither has predictive power: their rank ICs over all test days are %s and %s."
                    .formatted(
                        sentence,
                        NumberText.signed(score.challengerIc(), 3),
                        NumberText.signed(score.baselineIc(), 3)))
        .orElse(sentence + ".");
  }

  private String winners(List<Score> won) {
    return Sentences.list(
        won.stream()
            .collect(groupingBy(request.training()::challengerOf, LinkedHashMap::new, toList()))
            .entrySet()
            .stream()
            .map(
                e ->
                    "%s beats %s in %s markets"
                        .formatted(
                            e.getKey(),
                            request.training().baseline(),
                            Sentences.list(e.getValue().stream().map(Score::regime).toList())))
            .toList());
  }

  private String none() {
    String baseline = request.training().baseline();
    return several()
        ? "No challenger beats %s in any regime".formatted(baseline)
        : "%s beats %s in no regime".formatted(request.training().challenger(), baseline);
  }

  /** Whether different challengers were chosen for the regimes. */
  private boolean several() {
    return regimes().map(request.training()::challengerOf).distinct().count() > 1;
  }

  private Stream<Score> regimes() {
    return request.training().scores().stream()
        .filter(score -> !score.regime().equals(RegimePalette.ALL));
  }

  private String place() {
    String previous = request.published().previous();
    return previous.isEmpty()
        ? "It is the first version of this set."
        : "It replaces %s, which is kept.".formatted(previous);
  }

  private String still() {
    return "%s is still served: it is based on other vendors or tickers, or is a later version."
        .formatted(request.published().served());
  }

  /** The header of the page. */
  public PageHeader head() {
    return new PageHeader(
        title(),
        "%s · run %s".formatted(range(), request.runKey().value().replaceFirst("/[^/]*$", "")),
        finding(),
        List.of(
            Figure.of("Tickers", request.build().tickers()),
            Figure.of("Sessions", sessions.size()),
            Figure.of("Feature rows", request.build().rows()),
            Figure.of("Quarantined rows", quarantined),
            new Figure("Version", request.published().version().split("-", -1)[0]),
            new Figure(
                several()
                    ? "Regimes won from " + request.training().baseline()
                    : "Regimes where " + request.training().challenger() + " won",
                won())));
  }

  /** From the first to the last session with a price; the request may cover a longer range. */
  private String range() {
    return sessions.isEmpty()
        ? request.from() + " to " + request.to()
        : sessions.first() + " to " + sessions.last();
  }

  private String won() {
    return "%d of %d".formatted(regimes().filter(Score::promoted).count(), regimes().count());
  }
}

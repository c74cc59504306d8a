package io.tidemark.simulation.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.time.TradingCalendar;
import io.tidemark.feeds.FetchedSubject;
import io.tidemark.feeds.Resource;
import io.tidemark.feeds.TextRow;
import io.tidemark.feeds.Vendor;
import io.tidemark.simulation.SimulatedMarket;
import io.tidemark.simulation.VendorView;
import io.tidemark.simulation.market.SimulatedBar;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedResourcesTest {
  private static final LocalDate FROM = LocalDate.of(2023, 6, 28);
  private static final LocalDate TO = LocalDate.of(2023, 8, 2);
  private static final SimulatedMarket MARKET = new SimulatedMarket(7);

  @Property(tries = 25)
  void pagesNeverLoseOrDoubleARow(
      @ForAll @IntRange(min = 1, max = 60) int pageRows,
      @ForAll @IntRange(min = 0, max = 39) int share) {
    String ticker = MARKET.tickers().get(share);
    try (Asking asking = Asking.inPages(MARKET, pageRows)) {
      for (String name : List.of("sim-polygon", "sim-alpaca")) {
        FetchedSubject fetched = asking.vendor(name).fetch(ticker, FROM, TO);

        assertThat(fetched.failure()).isEmpty();
        assertThat(Asking.rows(fetched, TextRow.Kind.BAR))
            .extracting(row -> row.text("date") + " " + row.text("open"))
            .containsExactlyElementsOf(
                asking.view(name).bars(ticker, FROM, TO).stream()
                    .map(bar -> bar.date() + " " + BigDecimal.valueOf(bar.open()))
                    .toList());
        assertThat(
                Asking.rows(fetched, TextRow.Kind.ACTION).stream()
                    .map(row -> row.text("date"))
                    .filter(day -> day.compareTo(TO.toString()) <= 0)
                    .filter(day -> day.compareTo(FROM.toString()) >= 0))
            .containsExactlyElementsOf(
                asking.view(name).actions(ticker, TO).stream()
                    .map(action -> action.exDate().toString())
                    .filter(day -> day.compareTo(FROM.toString()) >= 0)
                    .toList());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sim-polygon", "sim-tiingo", "sim-alpaca"})
  void minutesAddUpToTheTrueDays(String name) {
    try (Asking asking = Asking.inPages(MARKET, 50)) {
      FetchedSubject fetched = asking.vendor(name).fetch(Resource.MINUTES, "BYTZ", FROM, TO);

      Map<String, List<TextRow>> days =
          Asking.rows(fetched, TextRow.Kind.MINUTE).stream()
              .collect(Collectors.groupingBy(row -> row.text("date")));
      List<SimulatedBar> truth = MARKET.bars("BYTZ", FROM, TO);
      assertThat(days).hasSameSizeAs(truth);
      for (SimulatedBar day : truth) {
        List<TextRow> minutes = days.get(day.date().toString());
        assertThat(minutes).hasSize(TradingCalendar.XNYS.isEarlyClose(day.date()) ? 210 : 390);
        assertThat(minutes).extracting(row -> row.text("time")).isSorted().doesNotHaveDuplicates();
        assertThat(Instant.parse(minutes.get(0).text("time")))
            .isEqualTo(TradingCalendar.XNYS.open(day.date()));
        assertThat(number(minutes.get(0), "open")).isEqualTo(day.open());
        assertThat(number(minutes.get(minutes.size() - 1), "close")).isEqualTo(day.close());
        assertThat(minutes.stream().mapToDouble(row -> number(row, "high")).max())
            .hasValue(day.high());
        assertThat(minutes.stream().mapToDouble(row -> number(row, "low")).min())
            .hasValue(day.low());
        assertThat(minutes.stream().mapToDouble(row -> number(row, "volume")).sum())
            .isEqualTo((double) day.volume());
      }
      if (!name.equals("sim-tiingo")) {
        assertThat(fetched.responses()).hasSizeGreaterThan(5);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sim-tiingo", "sim-alpaca"})
  void aMonthsSummaryIsTheSumOfItsServedDays(String name) {
    try (Asking asking = Asking.inPages(MARKET, 500)) {
      Vendor vendor = asking.vendor(name);
      List<TextRow> summaries =
          Asking.rows(
              vendor.fetch(Resource.SUMMARY, "BYTZ", LocalDate.of(2023, 1, 15), TO),
              TextRow.Kind.SUMMARY);

      assertThat(summaries)
          .extracting(row -> row.text("until"))
          .containsExactly(
              "2023-02-28", "2023-03-31", "2023-04-30", "2023-05-31", "2023-06-30", "2023-07-31");
      for (TextRow summary : summaries) {
        YearMonth month = YearMonth.from(LocalDate.parse(summary.text("date")));
        assertThat(summary.text("date")).isEqualTo(month.atDay(1).toString());
        assertThat(number(summary, "volume"))
            .isEqualTo(
                (double)
                    VendorView.volume(
                        asking.view(name).bars("BYTZ", month.atDay(1), month.atEndOfMonth())));
      }
      LocalDate tenth = LocalDate.of(2023, 7, 10);
      assertThat(vendor.subjects(Resource.SUMMARY, List.of("BYTZ"), tenth, TO)).isEmpty();
      assertThat(vendor.fetch(Resource.SUMMARY, "BYTZ", tenth, TO).responses()).isEmpty();
    }
  }

  @Test
  void polygonsSummaryIsOneRequestPerSessionForTheLastTen() {
    try (Asking asking = Asking.inPages(MARKET, 500)) {
      Vendor vendor = asking.vendor("sim-polygon");
      List<String> subjects =
          vendor.subjects(Resource.SUMMARY, List.of("BYTZ", "AXLO"), FROM.minusYears(3), TO);
      assertThat(subjects).hasSize(10).startsWith("2023-07-20:BYTZ,AXLO");

      for (String subject : subjects) {
        LocalDate day = LocalDate.parse(subject.substring(0, 10));
        FetchedSubject fetched = vendor.fetch(Resource.SUMMARY, subject, FROM, TO);
        assertThat(fetched.responses()).hasSize(1);
        List<String> served = new ArrayList<>();
        for (String ticker : List.of("AXLO", "BYTZ")) {
          asking.view("sim-polygon").bars(ticker, day, day).stream()
              .map(bar -> "%s %s %s.0".formatted(ticker, bar.date(), bar.volume()))
              .forEach(served::add);
        }
        assertThat(Asking.rows(fetched, TextRow.Kind.SUMMARY))
            .allSatisfy(row -> assertThat(row.text("rows")).isEqualTo("1"))
            .extracting(r -> r.text("ticker") + " " + r.text("until") + " " + r.text("volume"))
            .containsExactlyInAnyOrderElementsOf(served);
      }
      assertThat(
              vendor.subjects(
                  Resource.SUMMARY,
                  List.of("AXLO"),
                  LocalDate.of(2024, 2, 26),
                  LocalDate.of(2024, 12, 31)))
          .as("sessions that are not over on March 1st at noon are not requested")
          .extracting(subject -> subject.substring(0, 10))
          .containsExactly("2024-02-26", "2024-02-27", "2024-02-28", "2024-02-29");
    }
  }

  private static double number(TextRow row, String field) {
    return Double.parseDouble(row.text(field));
  }
}

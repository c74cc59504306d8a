package io.tidemark.regimes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.time.TradingCalendar;
import io.tidemark.regimes.WalkForwardRegimes.Path;
import io.tidemark.regimes.hmm.BaumWelch;
import io.tidemark.sources.vintages.MacroSource;
import io.tidemark.sources.vintages.VintageHistory;
import io.tidemark.sources.vintages.VintageHistory.Release;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WalkForwardRegimesTest {
  private static final TradingCalendar NYSE = TradingCalendar.XNYS;
  private static final int CALM = 0;
  private static final int STRESSED = 2;

  private static final RegimeSettings QUICK =
      new RegimeSettings(
          List.of("calm", "neutral", "stressed"),
          80,
          List.of(Month.JANUARY, Month.JULY),
          new BaumWelch(0.05, 5, 0.98, 100, 15, 1e-6),
          new Hysteresis(0.6, 3));

  private static final List<MarketDay> MARKET = market(new Random(7), 2010, 2012);
  private static final List<Release> MACRO = macro(new Random(8), 2008, 2012);
  private static final Path WHOLE = walk(MARKET, MACRO);

  @Property(tries = 40)
  void truncatingTheFutureChangesNoBitOfThePast(@ForAll @IntRange(min = 1, max = 750) int cut) {
    LocalDate last = MARKET.get(cut - 1).session();
    List<Release> known =
        MACRO.stream().filter(r -> !r.knownAt().isAfter(NYSE.decision(last))).toList();

    Path past = walk(MARKET.subList(0, cut), known);

    int labelled = Math.max(0, cut - QUICK.minSessions());
    assertThat(past.labels()).isEqualTo(Arrays.copyOf(WHOLE.labels(), labelled));
    assertThat(past.filtered()).isDeepEqualTo(Arrays.copyOf(WHOLE.filtered(), labelled));
  }

  @Property(tries = 20)
  void aRestatementChangesNothingBeforeItWasKnown(@ForAll @IntRange(min = 100, max = 700) int cut) {
    Instant restated = NYSE.decision(MARKET.get(cut).session()).plusSeconds(1);
    List<Release> withRestatements = new ArrayList<>(MACRO);
    for (Release release : MACRO) {
      withRestatements.add(
          new Release(release.series(), release.date(), restated, 3 * release.value() + 5));
    }

    Path after = walk(MARKET, withRestatements);

    int unchanged = cut + 1 - QUICK.minSessions();
    assertThat(Arrays.copyOf(after.filtered(), unchanged))
        .isDeepEqualTo(Arrays.copyOf(WHOLE.filtered(), unchanged));
    assertThat(Arrays.deepEquals(after.filtered(), WHOLE.filtered()))
        .as("the restatement has an effect later")
        .isFalse();
  }

  @Test
  void aSeriesThatAppearsLaterDoesNotDisplaceTheOneUsedBefore() {
    List<Release> withLatecomer = new ArrayList<>(MACRO);
    for (LocalDate month = LocalDate.of(2010, 1, 1);
        month.isBefore(LocalDate.of(2013, 1, 1));
        month = month.plusMonths(1)) {
      Instant known = NYSE.close(LocalDate.of(2012, 3, 1));
      withLatecomer.add(new Release("T10Y2Y", month, known, month.getMonthValue()));
    }
    Path after = walk(MARKET, withLatecomer);
    int before =
        (int) MARKET.stream().filter(d -> d.session().isBefore(LocalDate.of(2012, 3, 1))).count()
            - 1
            - QUICK.minSessions();
    assertThat(Arrays.copyOf(after.filtered(), before))
        .isDeepEqualTo(Arrays.copyOf(WHOLE.filtered(), before));
  }

  @Test
  void theFirstFitNeedsItsSessions() {
    assertThat(WHOLE.first()).isEqualTo(80);
    Path none = walk(MARKET.subList(0, 80), MACRO);
    assertThat(none.first()).isEqualTo(80);
    assertThat(none.labels()).isEmpty();
    assertThat(none.inputs()).isEmpty();
  }

  @Test
  void sessionsWithoutPricesDoNotCountForTheFirstFit() {
    List<MarketDay> gap = new ArrayList<>(MARKET.subList(0, 100));
    for (int t = 40; t < 50; t++) {
      gap.set(t, MarketDay.of(gap.get(t).session(), new double[0]));
    }
    assertThat(walk(gap, List.of()).first()).isEqualTo(90);
  }

  @Test
  void plantedRegimesKeepTheirNamesThroughAllFits() {
    int[][] counts = new int[3][3];
    for (int i = 0; i < WHOLE.labels().length; i++) {
      int session = WHOLE.first() + i;
      // Only then are the 21 returns of the volatility and the three sessions of hysteresis past.
      if (planted(session) == planted(session - 24)) {
        counts[planted(session)][WHOLE.labels()[i]]++;
      }
    }
    assertThat(counts[CALM][CALM]).isGreaterThan(200);
    assertThat(counts[CALM][STRESSED]).isZero();
    assertThat(counts[STRESSED][CALM]).isZero();
    assertThat(counts[STRESSED][STRESSED]).as("the rest is neutral").isGreaterThan(20);
  }

  @Test
  void everyQuantityIsUsedOnceInItsPreferredForm() {
    assertThat(WHOLE.inputs())
        .containsExactly(
            "market_return (log, equal weight)",
            "market_volatility (log, 21 sessions)",
            "market_dispersion (log, across tickers)",
            "term_spread (GS10 - TB3MS)",
            "unemployment_change (UNRATE, 1 year)");
  }

  private static Path walk(List<MarketDay> market, List<Release> macro) {
    return new WalkForwardRegimes(QUICK)
        .label(RegimeInputs.of(market, new VintageHistory(macro, MacroSource.STALE), NYSE));
  }

  /** Alternates sixty calm and forty stressed sessions. */
  private static int planted(int session) {
    return session % 100 < 60 ? CALM : STRESSED;
  }

  private static List<MarketDay> market(Random random, int firstYear, int lastYear) {
    List<LocalDate> sessions =
        NYSE.sessions(LocalDate.of(firstYear, 1, 1), LocalDate.of(lastYear, 12, 31));
    List<MarketDay> days = new ArrayList<>();
    for (int t = 0; t < sessions.size(); t++) {
      double scale = planted(t) == STRESSED ? 0.02 : 0.006;
      double shared = scale * random.nextGaussian();
      double[] returns = random.doubles(10).map(d -> shared + scale * (d - 0.5)).sorted().toArray();
      days.add(MarketDay.of(sessions.get(t), returns));
    }
    return days;
  }

  private static List<Release> macro(Random random, int firstYear, int lastYear) {
    List<Release> releases = new ArrayList<>();
    for (String series : List.of("GS10", "TB3MS", "UNRATE")) {
      double value = 4;
      for (LocalDate month = LocalDate.of(firstYear, 1, 1);
          month.getYear() <= lastYear;
          month = month.plusMonths(1)) {
        value += 0.2 * random.nextGaussian();
        Instant first = NYSE.close(NYSE.next(month.plusDays(35)));
        Instant second = NYSE.close(NYSE.next(month.plusDays(65)));
        releases.add(new Release(series, month, first, value));
        releases.add(new Release(series, month, second, value + 0.05 * random.nextGaussian()));
      }
    }
    return releases;
  }
}

package io.tidemark.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.core.market.CorporateAction;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.simulation.market.MacroVintage;
import io.tidemark.simulation.market.SimulatedBar;
import io.tidemark.simulation.market.SimulatedRegime;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SimulatedMarketTest {
  private static final LocalDate FROM = LocalDate.of(2016, 1, 4);
  private static final LocalDate TO = LocalDate.of(2023, 12, 29);
  private static final SimulatedMarket MARKET = new SimulatedMarket(7);

  @Property(tries = 5)
  void truncatingTheFutureChangesNothing(
      @ForAll @IntRange(min = 0, max = 40) int seed,
      @ForAll @IntRange(min = 1, max = 700) int days) {
    LocalDate cut = FROM.plusDays(days);
    SimulatedMarket shorter = new SimulatedMarket(seed);
    SimulatedMarket longer = new SimulatedMarket(seed);
    longer.bars("AXLO", FROM, cut.plusDays(400));

    for (String ticker : List.of("AXLO", "PLPQ")) {
      assertThat(shorter.bars(ticker, FROM, cut)).isEqualTo(longer.bars(ticker, FROM, cut));
      assertThat(shorter.polygon().bars(ticker, FROM, cut))
          .isEqualTo(longer.polygon().bars(ticker, FROM, cut));
      assertThat(shorter.actions(ticker, cut)).isEqualTo(longer.actions(ticker, cut));
    }
    assertThat(shorter.macro("INDPRO", FROM, cut)).isEqualTo(longer.macro("INDPRO", FROM, cut));
    assertThat(shorter.truth().regimes(FROM, cut)).isEqualTo(longer.truth().regimes(FROM, cut));
  }

  @Test
  void anotherSeedIsAnotherMarket() {
    SimulatedMarket other = new SimulatedMarket(8);
    LocalDate to = FROM.plusDays(30);

    assertThat(other.bars("AXLO", FROM, to)).isNotEqualTo(MARKET.bars("AXLO", FROM, to));
  }

  @Test
  void tradesOnEverySessionAndOnNoOtherDay() {
    assertThat(MARKET.bars("AXLO", FROM, TO))
        .extracting(SimulatedBar::date)
        .isEqualTo(TradingCalendar.XNYS.sessions(FROM, TO));
    assertThat(MARKET.bars("NONE", FROM, TO)).isEmpty();
  }

  @Test
  void trueBarsAreSound() {
    for (String ticker : MARKET.tickers()) {
      assertThat(MARKET.bars(ticker, FROM, TO))
          .allMatch(bar -> bar.low() <= Math.min(bar.open(), bar.close()))
          .allMatch(bar -> bar.high() >= Math.max(bar.open(), bar.close()))
          .allMatch(bar -> bar.low() > 0 && bar.volume() > 0);
    }
  }

  @Test
  void regimesLastForMonthsAndAllOccur() {
    List<SimulatedRegime> regimes = new ArrayList<>(MARKET.truth().regimes(FROM, TO).values());
    long changes =
        java.util.stream.IntStream.range(1, regimes.size())
            .filter(i -> regimes.get(i) != regimes.get(i - 1))
            .count();

    assertThat(changes).isBetween(6L, 32L);
    for (SimulatedRegime regime : SimulatedRegime.values()) {
      assertThat(Collections.frequency(regimes, regime)).isGreaterThan(regimes.size() / 10);
    }
  }

  @Test
  void theStressedMarketMovesMore() {
    Map<SimulatedRegime, List<Double>> moves = new EnumMap<>(SimulatedRegime.class);
    Map<LocalDate, SimulatedRegime> regimes = MARKET.truth().regimes(FROM, TO);
    List<SimulatedBar> bars = MARKET.bars("ELCZ", FROM, TO);
    for (SimulatedBar bar : bars) {
      moves
          .computeIfAbsent(regimes.get(bar.date()), r -> new ArrayList<>())
          .add(Math.abs(Math.log(bar.close() / bar.open())));
    }

    assertThat(mean(moves.get(SimulatedRegime.STRESSED)))
        .isGreaterThan(1.3 * mean(moves.get(SimulatedRegime.CALM)));
  }

  @Test
  void plantsSplitsOfEveryKindAndQuarterlyDividends() {
    List<CorporateAction> actions =
        MARKET.tickers().stream().flatMap(t -> MARKET.actions(t, TO).stream()).toList();
    Map<CorporateAction.Kind, List<CorporateAction>> byKind =
        actions.stream().collect(Collectors.groupingBy(CorporateAction::kind));
    long payers =
        byKind.get(CorporateAction.Kind.DIVIDEND).stream()
            .map(CorporateAction::ticker)
            .distinct()
            .count();

    assertThat(byKind.get(CorporateAction.Kind.SPLIT))
        .extracting(CorporateAction::amount)
        .contains(2.0, 3.0, 0.1);
    assertThat(payers).isBetween(24L, 29L);
  }

  @Test
  void rawPricesFallBySplitAndDividend() {
    CorporateAction split =
        MARKET.tickers().stream()
            .flatMap(t -> MARKET.actions(t, TO).stream())
            .filter(action -> action.amount() == 3)
            .findFirst()
            .orElseThrow();
    LocalDate eve = TradingCalendar.XNYS.previous(split.exDate());
    List<SimulatedBar> bars = MARKET.bars(split.ticker(), eve, split.exDate());

    assertThat(bars.get(1).close() / bars.get(0).close()).isCloseTo(1.0 / 3, within(0.06));
    assertThat((double) bars.get(1).volume() / bars.get(0).volume()).isBetween(1.2, 7.5);
  }

  @Test
  void theTruthPredictsTheNextDays() {
    List<Double> correlations = new ArrayList<>();
    List<LocalDate> sessions = TradingCalendar.XNYS.sessions(FROM, TO);
    for (int i = 0; i + 5 < sessions.size(); i += 5) {
      LocalDate today = sessions.get(i);
      LocalDate later = sessions.get(i + 5);
      List<Double> expected = new ArrayList<>();
      List<Double> came = new ArrayList<>();
      for (String ticker : MARKET.tickers()) {
        expected.add(MARKET.truth().expectedReturn(ticker, today));
        came.add(totalReturn(ticker, today, later));
      }
      correlations.add(rankCorrelation(expected, came));
    }

    assertThat(mean(correlations)).isBetween(0.06, 0.18);
  }

  @Test
  void plantsEveryDefaultFault() {
    List<PlantedFault> faults = MARKET.truth().faults(FROM, TO);

    assertThat(faults)
        .extracting(PlantedFault::kind)
        .containsAll(
            EnumSet.range(PlantedFault.Kind.HIGH_BELOW_LOW, PlantedFault.Kind.WRONG_DIVIDEND));
    assertThat(faults)
        .filteredOn(fault -> fault.kind() == PlantedFault.Kind.MISSING_SPLIT)
        .hasSize(1);
    assertThat(faults).hasSizeLessThan(800); // of four vendors
  }

  @Test
  void servesTheTruthExceptForThePlantedFaults() {
    Map<LocalDate, PlantedFault.Kind> planted =
        MARKET.truth().faults(FROM, TO).stream()
            .filter(f -> f.vendor().equals("sim-polygon") && f.ticker().equals("BYTZ"))
            .collect(Collectors.toMap(PlantedFault::date, PlantedFault::kind));
    Map<LocalDate, SimulatedBar> truth =
        MARKET.bars("BYTZ", FROM, TO).stream()
            .collect(Collectors.toMap(SimulatedBar::date, bar -> bar));

    List<VendorView.ServedBar> served = MARKET.polygon().bars("BYTZ", FROM, TO);

    assertThat(served)
        .filteredOn(bar -> !planted.containsKey(bar.date()))
        .allSatisfy(
            bar ->
                assertThat(bar)
                    .isEqualTo(
                        VendorView.ServedBar.of(
                            truth.get(bar.date()), truth.get(bar.date()).volume())));
    long difference =
        planted.values().stream()
            .mapToLong(
                kind ->
                    switch (kind) {
                      case MISSING_DAY -> -1;
                      case DUPLICATE_ROW, HOLIDAY_BAR -> 1;
                      default -> 0;
                    })
            .sum();
    assertThat(served).hasSize((int) (truth.size() + difference));
  }

  @Test
  void macroIsPublishedAfterItsMonthAndRevised() {
    List<MacroVintage> production = MARKET.macro("INDPRO", LocalDate.of(2005, 1, 1), TO);
    List<MacroVintage> unemployment = MARKET.macro("UNRATE", LocalDate.of(2005, 1, 1), TO);

    assertThat(production).hasSizeGreaterThan(2 * 12 * 18);
    assertThat(production)
        .allSatisfy(
            vintage ->
                assertThat(ChronoUnit.DAYS.between(vintage.date(), vintage.realtimeStart()))
                    .isBetween(40L, 85L));
    assertThat(unemployment)
        .filteredOn(vintage -> vintage.value().equals("."))
        .extracting(MacroVintage::date)
        .containsExactly(LocalDate.of(2013, 10, 1));
    assertThat(MARKET.macro("NONE", FROM, TO)).isEmpty();
  }

  private static double totalReturn(String ticker, LocalDate from, LocalDate to) {
    List<SimulatedBar> bars = MARKET.bars(ticker, from, to);
    double value = bars.get(bars.size() - 1).close();
    for (CorporateAction action : MARKET.actions(ticker, to)) {
      if (action.exDate().isAfter(from)) {
        value =
            action.kind() == CorporateAction.Kind.SPLIT
                ? value * action.amount()
                : value + action.amount();
      }
    }
    return value / bars.get(0).close() - 1;
  }

  private static double rankCorrelation(List<Double> left, List<Double> right) {
    double[] a = ranks(left);
    double[] b = ranks(right);
    double middle = (a.length - 1) / 2.0;
    double products = 0;
    double squares = 0;
    for (int i = 0; i < a.length; i++) {
      products += (a[i] - middle) * (b[i] - middle);
      squares += (i - middle) * (i - middle);
    }
    return products / squares;
  }

  private static double[] ranks(List<Double> values) {
    double[] ranks = new double[values.size()];
    for (int i = 0; i < ranks.length; i++) {
      double value = values.get(i);
      long below = values.stream().filter(other -> other < value).count();
      long equal = values.stream().filter(other -> other == value).count();
      ranks[i] = below + (equal - 1) / 2.0;
    }
    return ranks;
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }
}

package io.tidemark.core.market;

import static io.tidemark.core.market.BarArrival.FILLED;
import static io.tidemark.core.market.BarArrival.IN_TIME;
import static io.tidemark.core.market.BarArrival.LATE;
import static io.tidemark.core.market.BarArrival.LOADED;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.time.SessionAxis;
import io.tidemark.core.time.TradingCalendar;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class BarArrivalTest {
  private static final int SESSIONS = 40;
  private static final long HOUR = 3_600_000_000L;
  private static final long NONE = Long.MAX_VALUE;
  private static final long[] DECISIONS = decisions();

  @Test
  void aVendorThatMissesADayFillsAGap() {
    assertThat(arrivals(0, 1, 3, 3, 4)).containsExactly(IN_TIME, IN_TIME, FILLED, IN_TIME, IN_TIME);
  }

  @Test
  void aVendorThatWasDownForSomeDaysFillsGaps() {
    assertThat(arrivals(0, 4, 4, 4, 4)).containsExactly(IN_TIME, FILLED, FILLED, FILLED, IN_TIME);
  }

  @Test
  void aBarFillsAGapIfALaterBarArrivedBefore() {
    assertThat(arrivals(2, 1)).containsExactly(FILLED, IN_TIME);
  }

  @Test
  void aVendorThatIsAlwaysLateFillsNoGaps() {
    assertThat(arrivals(1, 2, 3)).containsExactly(LATE, LATE, LATE);
  }

  @Test
  void theLastDaysOfAHistoryAreLoadedWithIt() {
    int[] came = new int[SESSIONS - 5];
    Arrays.fill(came, SESSIONS - 6);
    BarArrival[] expected = new BarArrival[came.length];
    Arrays.fill(expected, LOADED);
    expected[came.length - 1] = IN_TIME;
    assertThat(arrivals(came)).containsExactly(expected);
  }

  @Test
  void aDayWithoutABarHasNoArrival() {
    assertThat(BarArrival.of(Arrays.copyOf(DECISIONS, 2), new long[] {NONE, DECISIONS[1]}))
        .containsExactly(null, IN_TIME);
  }

  @Property(tries = 300)
  void laterArrivalsDoNotChangeTheClass(@ForAll Random random) {
    long[] known = randomArrivals(random);
    BarArrival[] all = BarArrival.of(DECISIONS, known);
    for (int t = 0; t < SESSIONS; t++) {
      long then = known[t];
      long[] by = Arrays.stream(known).map(k -> k > then ? NONE : k).toArray();
      assertThat(BarArrival.of(DECISIONS, by)[t]).isEqualTo(all[t]);
    }
  }

  @Property(tries = 300)
  void onlyTheSessionsJustBeforeInfluenceTheClass(@ForAll Random random) {
    long[] known = randomArrivals(random);
    BarArrival[] all = BarArrival.of(DECISIONS, known);
    for (int t = BarArrival.REACH_SESSIONS; t < SESSIONS; t++) {
      int from = t - BarArrival.REACH_SESSIONS;
      BarArrival[] near =
          BarArrival.of(
              Arrays.copyOfRange(DECISIONS, from, SESSIONS),
              Arrays.copyOfRange(known, from, SESSIONS));
      assertThat(near[t - from]).isEqualTo(all[t]);
    }
  }

  /** The classes of bars that arrived just before the decision times of those sessions. */
  private static BarArrival[] arrivals(int... came) {
    long[] known = Arrays.stream(came).mapToLong(t -> DECISIONS[t] - HOUR).toArray();
    return BarArrival.of(Arrays.copyOf(DECISIONS, known.length), known);
  }

  private static long[] randomArrivals(Random random) {
    long[] known = new long[SESSIONS];
    for (int t = 0; t < SESSIONS; t++) {
      int late = random.nextInt(3) == 0 ? 0 : random.nextInt(random.nextBoolean() ? 4 : 15);
      boolean isThere = random.nextInt(8) > 0;
      known[t] = isThere ? DECISIONS[Math.min(SESSIONS - 1, t + late)] - HOUR : NONE;
    }
    return known;
  }

  private static long[] decisions() {
    SessionAxis axis =
        new SessionAxis(TradingCalendar.XNYS, LocalDate.of(2020, 1, 2), LocalDate.of(2020, 12, 31));
    long[] decisions = new long[SESSIONS];
    Arrays.setAll(decisions, t -> BarArrival.micros(axis.decision(t)));
    return decisions;
  }
}

package io.tidemark.features.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.feature.FeatureSet;
import io.tidemark.core.feature.Node;
import io.tidemark.core.feature.Plan;
import io.tidemark.core.market.BarHistory;
import io.tidemark.core.market.BarHistory.Segment;
import io.tidemark.core.market.BarHistory.View;
import io.tidemark.core.market.MinuteBars;
import io.tidemark.features.inputs.TickerBars.Span;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class TickerMinutesTest {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final Plan PLAN =
      FeatureSet.parse(
              "t",
              """
              set: t
              entity: ticker
              calendar: XNYS
              sources: { px: market.minutes }
              features:
                a: mean(px.close, 9m) - ref(std(px.close, 4), 2)
              """)
          .features();
  private static final int AHEAD = 5;

  /** With gaps and restatements, the pieces together equal the whole bit for bit. */
  @Property(tries = 100)
  void piecesTogetherEqualTheWhole(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 60) int rows,
      @ForAll @IntRange(min = 0, max = 80) int from,
      @ForAll @IntRange(min = 100, max = 400) int to) {
    MinuteBars bars = bars(seed);
    TickerMinutes whole =
        new TickerMinutes("A", bars, List.of(), NEW_YORK, new Span(1_000 + from, 1_000 + to));
    Map<Integer, Long> expected = new TreeMap<>();
    values(whole, expected);
    Map<Integer, Long> found = new TreeMap<>();
    for (TickerBars piece : whole.pieces(rows, PLAN.lookBack(), AHEAD)) {
      int before = found.size();
      int its = values(piece, found);
      assertThat(found).as("no row twice").hasSize(before + its);
      BarHistory history = piece.history();
      int last = history.firstFrom(piece.wanted().to());
      BarHistory all = whole.history();
      int rest = all.rows() - all.firstFrom(piece.wanted().to());
      assertThat(history.rows() - last)
          .as("what labels read")
          .isGreaterThanOrEqualTo(Math.min(AHEAD, rest));
    }
    assertThat(found).isEqualTo(expected);
  }

  private static int values(TickerBars bars, Map<Integer, Long> values) {
    BarHistory history = bars.history();
    List<Node> targets = PLAN.targets(0);
    int first = history.firstFrom(bars.wanted().from());
    int end = history.firstFrom(bars.wanted().to());
    int count = 0;
    for (Segment segment : history.segments()) {
      int from = Math.max(segment.from(), first);
      int to = Math.min(segment.to(), end);
      if (from < to) {
        View view = history.seenBy(segment, from - PLAN.lookBack(), to);
        double[] part =
            PLAN.evaluateSeries(
                    targets,
                    field -> view.column(field.substring(3)),
                    view.length(),
                    from - view.start(),
                    to - view.start())[0];
        for (int row = from; row < to; row++) {
          values.put(history.place(row), Double.doubleToLongBits(part[row - from]));
          count++;
        }
      }
    }
    return count;
  }

  private static MinuteBars bars(long seed) {
    Random random = new Random(seed);
    long[] ends = new long[500];
    long[] known = new long[ends.length];
    double[] close = new double[ends.length];
    int outage = 1_000 + random.nextInt(350); // bars that came after later ones
    int size = 0;
    for (int minute = 1_000; minute < 1_400; minute++) {
      if (random.nextInt(8) == 0) {
        continue;
      }
      for (int version = 0; version < (random.nextInt(15) == 0 ? 2 : 1); version++) {
        ends[size] = 60L * minute;
        long late = minute >= outage && minute < outage + 40 ? 3_600 : 0;
        known[size] = 1_000_000L * (60L * minute + late + version * 60L * random.nextInt(40));
        close[size++] = 100 + random.nextGaussian();
      }
    }
    double[] values = Arrays.copyOf(close, size);
    double[][] columns = new double[MinuteBars.COLUMNS.size()][];
    Arrays.fill(columns, values);
    return new MinuteBars(Arrays.copyOf(ends, size), Arrays.copyOf(known, size), columns);
  }
}
